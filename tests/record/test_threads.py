"""Threads share a store, as the live page does: readers never fail and never see half a report while one is added."""

from concurrent.futures import ThreadPoolExecutor

from onrecord.record import LineQuery, Store
from tests.record.making import received_of, record_of


def test_readers_and_a_writer_share_a_store(store: Store) -> None:
    """Every answer is of one state: seven lines a report, and as many reports as entries."""

    def write() -> int:
        for number in range(40):
            record = record_of(number=number)
            store.add(received_of(record), record)
        return 40

    def read() -> int:
        seen = 0
        for _ in range(20):
            page = store.lines(LineQuery(order="text"), limit=1000)
            assert len(page.items) == 7 * page.seq
            assert seen <= page.seq
            seen = page.seq
            store.search("people", limit=3)
        return seen

    with ThreadPoolExecutor(8) as pool:
        writer = pool.submit(write)
        readers = [pool.submit(read) for _ in range(7)]
        assert [future.result() <= 40 for future in readers] == [True] * 7
        assert writer.result() == store.head() == 40


def test_two_threads_that_write_take_turns(store: Store) -> None:
    """The live page retracts while a feed adds: both go through."""

    def write(first: int) -> set[int]:
        return {
            store.add(received_of(record), record).seq
            for record in (record_of(number=number) for number in range(first, first + 20))
        }

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(write, (0, 100))
    assert one | two == set(range(1, 41))
