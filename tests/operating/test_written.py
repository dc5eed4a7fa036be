"""What OPERATING.md and docs give people to copy is what the tools they copy it into take."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import kubernetes_validate
import pytest
import yaml

from course import configured, serving
from course.server import stopping
from tests.operating.written import example, put
from tests.repository import ROOT

MANIFEST = [*yaml.safe_load_all((ROOT / "docs" / "kubernetes.yaml").read_text("utf-8"))]
BY_KIND = {each["kind"]: each for each in MANIFEST}
POD = BY_KIND["Deployment"]["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]
SAID = {each["name"]: each["value"] for each in CONTAINER["env"]}


def options() -> dict[str, click.Option]:
    """The options of the server by the variables that say them."""
    params = serving.serve.params
    return {configured.variable(each): each for each in params if isinstance(each, click.Option)}


def understood(words: list[str]) -> dict[str, Any]:
    """What `kundfokus serve` makes of its words."""
    return serving.serve.make_context("serve", [*words]).params


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    """`systemd-analyze verify` has nothing to say of it; without systemd it has the right parts."""
    unit = put(example("systemd"), "/opt/kundfokus/.venv/bin/kundfokus", sys.executable)
    path = tmp_path / "kundfokus@8866.service"
    path.write_text(unit, "utf-8")
    if shutil.which("systemd-analyze"):
        verify = ["systemd-analyze", "verify", "--man=no", str(path)]
        told = subprocess.run(verify, capture_output=True, text=True, check=False)
        said = [line for line in told.stderr.splitlines() if path.name in line]
        assert (told.returncode, said) == (0, []), told.stderr
    parts = configparser.RawConfigParser(strict=False)
    parts.optionxform = str  # type: ignore[assignment, method-assign]
    parts.read_string(unit)
    assert parts.sections() == ["Unit", "Service", "Install"]
    assert int(parts["Service"]["TimeoutStopSec"]) > stopping.GRACE
    assert parts["Service"]["DynamicUser"] == "yes"


def test_the_unit_and_the_hub_start_the_server_as_it_can_be_started() -> None:
    """Their words and variables are options of the server, and the paths agree with nginx."""
    (line,) = re.findall(r"^ExecStart=\S+ serve (.*)$", example("systemd"), re.MULTILINE)
    assert understood(line.split())["base_path"] == "/kurs"
    variables = re.findall(r"^Environment=(\w+)=", example("systemd"), re.MULTILINE)
    assert set(variables) <= options().keys() | {"HOME"}
    c: Any = SimpleNamespace(JupyterHub=SimpleNamespace())
    exec(example("python"), {"c": c})  # noqa: S102 -- our own document
    (service,) = c.JupyterHub.services
    assert service["command"][:2] == ["kundfokus", "serve"]
    given = understood(service["command"][2:])
    assert given["base_path"] == f"/services/{service['name']}"
    assert service["url"] == f"http://{given['host']}:{given['port']}"


@pytest.mark.parametrize("kind", BY_KIND)
def test_the_manifest_is_one_that_a_cluster_takes(kind: str) -> None:
    """Each part of it follows the schema of the newest Kubernetes, with nothing unknown in it."""
    newest = kubernetes_validate.latest_version()
    kubernetes_validate.validate(BY_KIND[kind], newest, strict=True)


def test_the_manifest_says_what_the_server_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words and variables are the server's, and its ports and paths are where it answers."""
    assert SAID.keys() <= options().keys()
    for name, value in SAID.items():
        monkeypatch.setenv(name, value)
    assert CONTAINER["args"][0] == "serve"
    given = understood(CONTAINER["args"][1:])
    ports = {each["name"]: each["containerPort"] for each in CONTAINER["ports"]}
    assert given["port"] == ports["http"]
    assert given["metrics"] == ("0.0.0.0", ports["metrics"])  # noqa: S104 -- as it must
    for probe in ("startupProbe", "readinessProbe"):
        assert CONTAINER[probe]["httpGet"] == {"path": stopping.Health.known, "port": "http"}


def test_the_manifests_parts_belong_together() -> None:
    """The service finds the pods, the ingress the service, and there is time to stop."""
    labels = BY_KIND["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert BY_KIND["Service"]["spec"]["selector"].items() <= labels.items()
    assert BY_KIND["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    (rule,) = BY_KIND["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["backend"]["service"]["name"] == BY_KIND["Service"]["metadata"]["name"]
    drain = float(SAID["KUNDFOKUS_DRAIN"])
    assert POD["terminationGracePeriodSeconds"] > drain + stopping.GRACE
    assert CONTAINER["securityContext"]["readOnlyRootFilesystem"]
    assert not POD["automountServiceAccountToken"]


def test_the_image_has_what_the_package_has() -> None:
    """Every file and folder that the recipe copies is here, and it starts our command."""
    recipe = (ROOT / "docs" / "Containerfile").read_text("utf-8")
    copied = [line.split()[1:-1] for line in re.findall(r"^COPY [^-].*$", recipe, re.MULTILINE)]
    assert all((ROOT / each).exists() for line in copied for each in line)
    assert {"course", "widgets", "notebooks"} <= {each for line in copied for each in line}
    (words,) = re.findall(r"^CMD \[(.*)\]$", recipe, re.MULTILINE)
    first, *rest = [each.strip(' "') for each in words.split(",")]
    assert first == "serve"
    assert understood(rest)["no_browser"]
