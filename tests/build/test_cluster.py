"""Processes elsewhere make the same bytes, through a real scheduler and an S3 on the loopback; and may be lost."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import write_corpus
from cartostory.build import cluster
from cartostory.build.build_site import build_site
from cartostory.build.cache import name_by_content
from cartostory.build.crew import Crew
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from tests.build.test_known_stories import files
from tests.day import TODAY

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

pytestmark = pytest.mark.slow

BUCKET = "ville"
AWAY = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-west-3"}


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket of an S3 on the loopback; processes that are started from now on find it there."""
    import boto3  # noqa: PLC0415 - half a second
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - same

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {**AWAY, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
            environment.setenv(name, value)
        boto3.client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": AWAY["AWS_DEFAULT_REGION"]}
        )
        yield f"s3://{BUCKET}/reserve"
    server.stop()


@pytest.fixture(scope="module")
def scheduler(bucket: str) -> Iterator[Any]:
    assert bucket
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three stories with maps, and two photographs in the first."""
    root = tmp_path_factory.mktemp("cluster") / "site"
    story = write_corpus(root, 3, with_towns=True).stories[0]
    album = story.parent / "photos"
    album.mkdir()
    source = Path(__file__).parents[1] / "sites/good/village/content/partnerships/ivry-village/photos"
    picture = next(path for path in sorted(source.iterdir()) if path.suffix in {".jpg", ".png", ".webp"})
    entries = []
    for number in range(2):
        name = f"image-{number}{picture.suffix}"
        (album / name).write_bytes(picture.read_bytes() + b"\0" * number)  # two that differ, to look at alike
        entries.append(f"{name}: {{alt: Des formes, author: Mesure, licence: CC0-1.0, people: none}}\n")
        with story.open("a", encoding="utf-8", newline="\n") as text:
            text.write(f"\n![Des formes]({name})\n")
    (album / "photos.yaml").write_text("".join(entries), encoding="utf-8")
    return root


Build = Callable[..., tuple[Built, dict[str, str]]]


@pytest.fixture(scope="module")
def build(site: Path) -> Iterator[Build]:
    def made(**more: Any) -> tuple[Built, dict[str, str]]:
        output = site.parent / "output"
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(site / ".cartostory", ignore_errors=True)
        done = build_site(Options(site, output, TODAY, jobs=1, **more))
        assert not done.crashes, done.crashes[0]
        assert done.written is not None, done.problems
        return done, files(output)

    yield made
    name_by_content(wanted=False)


@pytest.fixture(scope="module")
def alone(build: Build) -> dict[str, str]:
    """What the site becomes on one machine."""
    return build()[1]


@pytest.fixture
def crews(monkeypatch: pytest.MonkeyPatch) -> list[Crew]:
    """The crews that builds hire."""
    found: list[Crew] = []

    def kept(*given: Any, **more: Any) -> Crew:
        found.append(Crew(*given, **more))
        return found[-1]

    monkeypatch.setattr(cluster, "Crew", kept)
    return found


def codes(done: Built) -> set[str]:
    return {one.code for one in done.problems if one.code.startswith(("cluster", "cache"))}


def test_a_cluster_makes_the_same_bytes_and_nothing_large_passes_through_its_scheduler(
    build: Build, alone: dict[str, str], scheduler: Any, bucket: str, crews: list[Crew]
) -> None:
    done, made = build(cluster=scheduler.scheduler_address, cache=bucket)
    assert made == alone
    assert codes(done) == set()
    (crew,) = crews
    assert crew.back == crew.parcels > 10
    assert crew.carried_bytes < 6_000 * crew.parcels
    again, made = build(cache=bucket)
    assert made == alone, "what others made is taken from the bucket"
    assert codes(again) == set()


def test_a_worker_that_is_killed_in_the_middle_costs_time_only(  # noqa: PLR0917 - fixtures, by their names
    build: Build, alone: dict[str, str], scheduler: Any, bucket: str, crews: list[Crew], monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = Crew._sent
    killed: list[int] = []

    def sent(crew: Crew, *given: Any) -> Any:
        waiting = submit(crew, *given)
        if not killed:
            worker = next(iter(scheduler.workers.values()))
            killed.append(worker.process.pid if hasattr(worker, "process") else worker.pid)
            os.kill(killed[0], signal.SIGKILL)
        return waiting

    monkeypatch.setattr(Crew, "_sent", sent)
    _, made = build(cluster=scheduler.scheduler_address, cache=f"{bucket}-2")
    assert killed
    assert made == alone
    assert crews[0].back


def test_a_bucket_that_refuses_is_told_and_the_build_ends_whole(
    build: Build, alone: dict[str, str], bucket: str, scheduler: Any
) -> None:
    assert bucket
    done, made = build(cache="s3://nobody-made-this/reserve")
    assert made == alone
    assert codes(done) == {"cache-refused"}
    done, made = build(cluster=scheduler.scheduler_address, cache="s3://nobody-made-this/reserve")
    assert made == alone
    assert codes(done) == {"cache-refused", "cluster-lost"}


def test_a_scheduler_that_goes_away_or_never_was_is_told_and_the_build_ends_whole(
    build: Build, alone: dict[str, str], scheduler: Any, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = Crew._sent

    def sent(crew: Crew, *given: Any) -> Any:
        waiting = submit(crew, *given)
        scheduler.close()
        return waiting

    monkeypatch.setattr(Crew, "_sent", sent)
    done, made = build(cluster=scheduler.scheduler_address, cache=f"{bucket}-3")
    assert made == alone
    assert codes(done) == {"cluster-lost"}
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 0.5)
    done, made = build(cluster="tcp://127.0.0.1:9", cache=f"{bucket}-3")
    assert made == alone
    assert codes(done) == {"cluster-not-reached"}
