"""What is open, and for how long."""

from convert.serve.options import ServeLimits
from convert.serve.store import Opened, Store
from tests.refused import refused


def test_a_job_is_forgotten_a_lifetime_after_its_last_use():
    now = [0.0]
    jobs = Store[Opened](ServeLimits(lifetime_seconds=10), clock=lambda: now[0])
    job = jobs.add(Opened())
    now[0] = 9
    assert jobs.get(job.id) is job
    now[0] = 18
    assert (jobs.get(job.id), jobs.seconds_left(job)) == (job, 10.0)
    now[0] = 29
    with refused("serve-gone"):
        jobs.get(job.id)
    assert len(jobs) == 0


def test_when_all_places_are_taken_the_one_idle_for_longest_makes_way():
    now = [0.0]
    jobs = Store[Opened](ServeLimits(jobs=1, idle_seconds=5), clock=lambda: now[0])
    job = jobs.add(Opened())
    now[0] = 4
    with refused("serve-full"):
        jobs.add(Opened())
    now[0] = 6
    assert jobs.add(Opened()).id != job.id
    assert len(jobs) == 1


def test_each_browser_has_its_shelf():
    jobs = Store[Opened](ServeLimits())
    mine = jobs.add(Opened("mine"))
    jobs.add(Opened("yours"))
    jobs.add(Opened())
    assert jobs.on_shelf("mine") == [mine]
    assert jobs.on_shelf("") == []


def test_what_is_gone_is_told_in_words_of_its_kind():
    with refused("serve-packet-gone"):
        Store[Opened](ServeLimits(), gone="serve-packet-gone").get("nothing")


def test_ids_cannot_be_guessed():
    assert len({Opened().id for _ in range(50)}) == 50
    assert len(Opened().id) >= 32
