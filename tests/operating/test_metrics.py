"""The counts of a running server, as Prometheus reads them."""

import json
import re
import time
from collections.abc import Callable

import pytest
from prometheus_client.parser import text_string_to_metric_families

from course.content import Course
from course.server.counting import CLASSES, OTHER, Counts
from tests.server.asking import Client
from tests.serving import Served

CANARY = "Undersköterskan-med-den-gula-cykeln"
Labels = tuple[tuple[str, str], ...]
Read = Callable[[], dict[tuple[str, Labels], float]]


@pytest.fixture
def read(counted: Served, metrics_port: int) -> Read:
    """Give a way to read the counts."""
    assert counted.process.poll() is None

    def ask() -> dict[tuple[str, Labels], float]:
        answer = Client(f"http://127.0.0.1:{metrics_port}").ask("/metrics")
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        return {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return ask


def requests(route: str, status: str) -> tuple[str, Labels]:
    """The name of a count of requests."""
    return "kundfokus_requests_total", (("route", route), ("status", status))


def grown(read: Read, key: tuple[str, Labels], before: float, by: float) -> bool:
    """Whether a count has grown so much: it is counted as its answer goes out."""
    for _ in range(100):
        if read().get(key, 0) - before >= by:
            return read()[key] - before == by
        time.sleep(0.05)
    return False


def test_requests_are_counted_in_all_processes_together(client: Client, read: Read) -> None:
    """Whichever process answers, and whichever is asked, the sum is the same."""
    key = requests("/sv/1-who-for", "2xx")
    before = read().get(key, 0)
    for _ in range(20):
        client.ask("/sv/1-who-for")
    assert grown(read, key, before, 20)


def test_every_sort_of_address_is_counted(client: Client, read: Read) -> None:
    """Pages, replies, the health and what is not there each have their own count."""
    asked: dict[tuple[str, Labels], Callable[[], object]] = {
        requests("reply", "2xx"): lambda: client.reply({"draw": ["how-far"]}),
        requests("reply", "4xx"): lambda: client.reply(b"{"),
        requests("/health", "2xx"): lambda: client.ask("/health"),
        requests("/sv/again-2", "2xx"): lambda: client.ask("/sv/again-2"),
        requests("/", "3xx"): lambda: client.ask("/"),
        requests(OTHER, "4xx"): lambda: client.ask("/nothing"),
    }
    before = read()
    for ask in asked.values():
        ask()
    assert all(grown(read, key, before.get(key, 0), 1) for key in asked)


def test_the_times_add_up(client: Client, read: Read) -> None:
    """The histogram's last bucket and its count are the number of requests."""
    client.ask("/health")
    for _ in range(50):
        seen = read()
        total = sum(value for (name, _), value in seen.items() if name.endswith("requests_total"))
        if total == seen["kundfokus_request_seconds_count", ()]:
            break
    assert total == seen["kundfokus_request_seconds_count", ()]
    assert total == seen["kundfokus_request_seconds_bucket", (("le", "+Inf"),)]
    assert seen["kundfokus_request_seconds_sum", ()] > 0


def test_nothing_that_a_client_sends_makes_a_new_count(client: Client, read: Read) -> None:
    """A thousand addresses nobody knows, methods and headers, are one count more or none."""
    client.ask("/nothing")
    client.ask("/health", "POST")
    before = set(read())
    while requests("/health", "4xx") not in before:
        before = set(read())  # what was answered is counted a moment later
    for number in range(300):
        client.ask(f"/sv/{CANARY.encode().hex()}-{number}")
        client.ask(f"/{number}/%00{number}?route={number}", "PUT", X_Forwarded_For=str(number))
        client.ask(f'/sv/"}}{number}', "DELETE", User_Agent=f'"{number}')
    client.reply({"event": {"id": "your-place", "do": "check", "fields": {"task": CANARY}}})
    known = {(name, tuple(key for key, _ in labels)) for name, labels in before}
    after = set(read())
    assert {(name, tuple(key for key, _ in labels)) for name, labels in after} == known
    new = {labels for _, labels in after - before}
    assert new <= {requests(route, "4xx")[1] for route in (OTHER, "reply")} | {
        requests("reply", "2xx")[1]
    }


def test_the_counts_hold_nothing_of_anyone(
    client: Client, counted: Served, metrics_port: int
) -> None:
    """No text, no address and no name is in what Prometheus gets."""
    event = {"id": "your-place", "do": "check", "fields": {"task": CANARY}}
    client.reply({"event": event}, User_Agent=CANARY)
    client.ask(f"/sv/{CANARY.encode().hex()}?q=1", Referer=CANARY.encode().hex())
    text = Client(f"http://127.0.0.1:{metrics_port}").ask("/metrics").text
    assert counted.address.startswith("http://127.0.0.1")
    assert CANARY not in text
    assert CANARY.encode().hex() not in text
    assert "127.0.0.1" not in text


def test_the_processes_tell_their_memory_and_time(read: Read) -> None:
    """Each worker has its own, on Linux."""
    seen = read()
    for worker in ("0", "1"):
        label = (("worker", worker),)
        assert seen["process_resident_memory_bytes", label] > 10_000_000
        assert ("process_cpu_seconds_total", label) in seen
        assert seen["kundfokus_worker_restarts_total", label] == 0


def test_the_build_the_pages_and_the_time_are_told(read: Read, course: Course) -> None:
    """Whoever watches several servers sees which build each of them runs."""
    seen = read()
    assert seen["kundfokus_build_info", (("build", course.build),)] == 1
    assert seen["kundfokus_pages", ()] >= 2 * 18
    assert seen["kundfokus_uptime_seconds", ()] > 0
    assert seen["kundfokus_kernels", ()] == seen["kundfokus_files_waiting", ()] == 0


def test_the_public_port_has_no_counts(client: Client) -> None:
    """Learners' own port gives no counts, and the counts' port gives no course."""
    assert client.ask("/metrics").status == 404


def test_the_counts_port_has_nothing_else(counted: Served, metrics_port: int) -> None:
    """What is on the other port is `/metrics` alone."""
    assert counted.process.poll() is None
    other = Client(f"http://127.0.0.1:{metrics_port}")
    told = [other.ask(path) for path in ("/", "/sv/", "/health", "/sv/reply", "/metrics/x")]
    assert {each.status for each in told} == {404}
    assert {each.headers["Server"] for each in told} == {"kundfokus"}
    assert other.ask("/metrics", "POST", b"x").status == 405


def test_the_log_of_a_counted_server_is_json(
    client: Client, counted: Served, course: Course
) -> None:
    """Each line is an object that says when, which address, how it went, and how long it took."""
    client.ask("/en/2-who-pays")
    client.ask(f"/sv/{CANARY.encode().hex()}?q={CANARY.encode().hex()}")
    for _ in range(100):
        lines = [json.loads(line) for line in counted.log.read_text("utf-8").splitlines()]
        if {"/en/2-who-pays", "-"} <= {line.get("route") for line in lines}:
            break
        time.sleep(0.05)
    page = next(line for line in lines if line.get("route") == "/en/2-who-pays")
    assert {"method", "route", "status", "ms", "time", "level", "build", "worker"} == set(page)
    assert (page["method"], page["status"], page["build"]) == ("GET", 200, course.build)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", page["time"])
    assert isinstance(page["ms"], float)
    assert CANARY.encode().hex() not in counted.log.read_text("utf-8")


@pytest.mark.parametrize("status", [0, 100, 200, 404, 599, 999])
def test_any_status_has_a_class(status: int) -> None:
    """Even one that no server should give is counted somewhere."""
    counts = Counts(["/"], workers=2)
    counts.begin(1)
    counts.answered("/", status, 0.2)
    counts.answered("/secret", status, 99)
    told = {(route, name): count for route, name, count in counts.requests()}
    assert sum(told.values()) == 2
    assert {name for _, name in told} <= set(CLASSES)
    assert {route for route, _ in told} == {"/", OTHER}
