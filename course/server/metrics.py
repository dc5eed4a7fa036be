"""The counts as Prometheus reads them, at `/metrics` on a port of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import time

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from tornado.web import Application, RequestHandler

from course.server.counting import BOUNDS, Counts

OURS = "kundfokus_"
SAID = {
    "files_waiting": "Files to take home that are being made or wait for it.",
    "kernels": "Kernels that run for visitors.",
    "live_streams": "Phones and big screens in live rooms that hear at once of what is new.",
    "pages": "Pages drawn and kept, in all processes together.",
}
# What a process is asked for, of all that the library can tell.
PROCESS = ("process_resident_memory_bytes", "process_cpu_seconds")


class Told(Collector):
    """Reads the counts when Prometheus asks."""

    def __init__(self, counts: Counts, build: str) -> None:
        """Keep the counts, and the build that they are of."""
        self._counts, self._build = counts, build

    def collect(self) -> Iterator[Metric]:
        """Give every metric."""
        counts = self._counts
        build = GaugeMetricFamily(f"{OURS}build_info", "The build.", labels=["build"])
        build.add_metric([self._build], 1)
        yield build
        requests = CounterMetricFamily(
            f"{OURS}requests", "Answered requests.", labels=["route", "status"]
        )
        for route, status, count in counts.requests():
            requests.add_metric([route, status], count)
        yield requests
        yield self._times()
        for name, said in SAID.items():
            yield GaugeMetricFamily(f"{OURS}{name}", said, value=counts.gauge(name))
        yield GaugeMetricFamily(
            f"{OURS}uptime_seconds", "Seconds since the start.", value=time() - counts.started
        )
        yield from self._processes()

    def _times(self) -> Metric:
        counts, total = self._counts.times()
        sums = [sum(counts[: place + 1]) for place in range(len(counts))]
        bounds = [*map(str, BOUNDS), "+Inf"]
        return HistogramMetricFamily(
            f"{OURS}request_seconds",
            "How long answers took.",
            buckets=list(zip(bounds, sums, strict=True)),
            sum_value=total,
        )

    def _processes(self) -> Iterable[Metric]:
        """Give each process's memory and time, as far as this computer tells."""
        starts = CounterMetricFamily(
            f"{OURS}worker_restarts", "How often a worker died.", labels=["worker"]
        )
        found: dict[str, Metric] = {starts.name: starts}
        for worker, pid, restarts in self._counts.processes():
            starts.add_metric([str(worker)], restarts)
            for family in ProcessCollector(pid=lambda: pid, registry=None).collect():  # noqa: B023 -- asked at once
                if family.name in PROCESS:
                    known = found.setdefault(
                        family.name, Metric(family.name, family.documentation, family.type)
                    )
                    for sample in family.samples:
                        known.add_sample(sample.name, {"worker": str(worker)}, sample.value)
        return found.values()


class Nothing(RequestHandler):
    """Every other address."""

    def set_default_headers(self) -> None:
        """Tell nobody what the server is made of."""
        self.set_header("Server", "kundfokus")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        """Say that there is no such page."""
        self.set_status(404)
        self.finish()


class Page(Nothing):
    """`/metrics`."""

    def initialize(self, registry: CollectorRegistry) -> None:
        """Take what is read."""
        self.registry = registry

    def prepare(self) -> None:
        """Let it be asked for."""

    def get(self) -> None:
        """Give the counts."""
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest(self.registry))


def application(counts: Counts, build: str) -> Application:
    """Make what answers on the port for counts."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Told(counts, build))
    page = (r"/metrics", Page, {"registry": registry})
    return Application([page], default_handler_class=Nothing, log_function=lambda _handler: None)
