"""The three lists of packages agree: pyproject.toml, environment.yml and requirements.lock."""

import re
import tomllib

import pytest

from tests.repository import BESIDE, GROUPS, ROOT, bounds, packages

ON_CONDA_FORGE = {
    "brotli": "brotli-python",
    "prometheus-client": "prometheus_client",
    "psycopg[binary]": "psycopg",
    "typst": "typst-py",
}
ONLY_ON_PIP = {"axe-playwright-python", "kubernetes-validate", "playwright", "spylls"}

ENVIRONMENT = (ROOT / "environment.yml").read_text("utf-8")
LOCKS = {
    name: (ROOT / name).read_text("utf-8")
    for name in ("requirements.lock", "requirements-bench.lock")
}
LOCK = {
    **dict.fromkeys(["course", *GROUPS], LOCKS["requirements.lock"]),
    **dict.fromkeys(BESIDE, LOCKS["requirements-bench.lock"]),
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def wanted(*kinds: str) -> dict[str, str]:
    """The packages and bounds that pyproject.toml wants for these kinds."""
    return {package: bound for kind in kinds for package, bound in packages()[kind].items()}


def listed(indent: str) -> list[str]:
    """The items of environment.yml at this indent."""
    return re.findall(rf"^{indent}- ([^:\n]+)$", ENVIRONMENT, re.MULTILINE)


def locked(lock: str) -> dict[str, list[str]]:
    """The versions the lock holds of each package; some differ between computers."""
    versions: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE):
        versions.setdefault(package, []).append(version)
    return versions


def numbers(version: str) -> list[int]:
    """A version as numbers that can be compared."""
    return [int(part) for part in version.split(".")]


def test_conda_installs_what_pyproject_asks_for() -> None:
    """The conda list has the same packages and bounds, by the names conda-forge gives them."""
    expected = {
        ON_CONDA_FORGE.get(package, package): bound
        for package, bound in wanted("course", "test", "check").items()
        if package not in ONLY_ON_PIP
    }
    items = bounds(item for item in listed("  ") if ">=" in item)
    assert items == expected | {"python": PROJECT["project"]["requires-python"].strip(">=")}


def test_pip_installs_the_rest_and_the_course_itself() -> None:
    """What conda-forge lacks comes by pip, and the course last, so that an edit shows at once."""
    *rest, course = listed("      ")
    tests = wanted("test")
    assert bounds(rest) == {package: tests[package] for package in ONLY_ON_PIP}
    assert course == "-e ."


def test_only_conda_forge_is_asked() -> None:
    """The default channels, which may cost an employer money, are left out."""
    assert "channels:\n  - conda-forge\n  - nodefaults\n" in ENVIRONMENT


@pytest.mark.parametrize("kind", ["course", *GROUPS, *BESIDE])
def test_the_lock_holds_every_package(kind: str) -> None:
    """Each package is locked, at a version that its bound allows."""
    versions = locked(LOCK[kind])
    for package, bound in packages()[kind].items():
        name = package.partition("[")[0]
        assert name in versions, f"{name} is not locked: make lock"
        assert all(numbers(version) >= numbers(bound) for version in versions[name]), name


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_its_hashes(lock: str) -> None:
    """Nothing can be installed that was not there when the lock was made."""
    for entry in re.split(r"\n(?=\S)", LOCKS[lock].strip()):
        assert "\n    --hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_address(lock: str) -> None:
    """Where packages come from is each computer's own business."""
    assert "//" not in LOCKS[lock]


def test_the_bench_and_its_peers_stay_out_of_the_course() -> None:
    """What is measured beside the course is not installed with it."""
    versions = locked(LOCKS["requirements.lock"])
    assert not packages()["bench"].keys() & versions.keys()


def test_every_group_is_among_the_developers_packages() -> None:
    """The course's lock is made from the group `dev`, which includes all that it is made with."""
    included = [group["include-group"] for group in PROJECT["dependency-groups"]["dev"]]
    assert included == list(GROUPS)
