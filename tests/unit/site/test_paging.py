"""Lists cut into pages."""

from __future__ import annotations

from okrsite_gen.site.paging import Rest, after, cut, nth, paged, pager, rooms


def test_a_list_is_cut_into_pages_in_order():
    assert cut(range(5), limit=2) == (((0, 1), 2), ((2, 3), 2), ((4,), 1))


def test_nobody_is_sent_to_another_page_for_a_few_entries():
    assert [weight for _, weight in cut(range(21), limit=10)] == [10, 11]
    assert [weight for _, weight in cut(range(43), limit=20)] == [20, 12, 11]
    assert [weight for _, weight in cut(range(25), limit=20)] == [20, 5]


def test_a_rest_on_page_two_joins_a_short_first_page_only_if_that_stays_short():
    assert [weight for _, weight in cut(range(11), limit=100, first=10)] == [11]
    assert [weight for _, weight in cut(range(15), limit=100, first=10)] == [10, 5]


def test_heavy_entries_are_shared_out_by_their_weight_and_no_page_is_left_empty():
    pages = cut([18, 1, 1, 3], weigh=lambda weight: weight, limit=20)
    assert [entries for entries, _ in pages] == [(18,), (1, 1, 3)]


def test_files_that_nobody_reads_keep_their_limit():
    assert [weight for _, weight in cut(range(21), limit=10, read=False)] == [10, 10, 1]


def test_an_empty_list_has_one_empty_page():
    assert cut([]) == (((), 0),)


def test_no_page_is_heavier_than_its_limit_unless_one_entry_is():
    pages = cut([3, 3, 9, 1], weigh=lambda weight: weight, limit=5)
    assert [entries for entries, _ in pages] == [(3,), (3,), (9,), (1,)]


def test_the_first_page_may_have_a_limit_of_its_own_and_each_page_knows_how_many_follow():
    pages = cut(range(7), limit=4, first=2)
    assert [entries for entries, _ in pages] == [(0, 1), (2, 3, 4, 5), (6,)]
    assert [after(pages, number) for number in (1, 2, 3, 4)] == [Rest(5, 2), Rest(1, 1), Rest(0, 0), Rest(0, 0)]


def test_beyond_its_last_page_a_list_has_nothing():
    assert nth(cut(range(3), limit=2), 2) == (2,)
    assert nth(cut(range(3), limit=2), 3) == ()


def test_pages_of_a_list_know_their_neighbours():
    (first, second, third) = paged("/teams/", range(441))
    assert [address for address, _, _ in (first, second, third)] == ["/teams/", "/teams/page-2/", "/teams/page-3/"]
    assert (first[2].before, first[2].after.address) == (None, "/teams/page-2/")
    assert (third[2].before.address, third[2].after) == ("/teams/page-2/", None)
    assert [link.current for link in second[2].links] == [False, True, False]
    assert second[2].numbers == (1, 2, 3)
    assert second[2].rows == 441


def test_a_pager_of_many_pages_names_first_neighbours_and_last():
    numbers = [dict(link.words.parameters)["number"] for link in pager("/x/", 50, 100, 20_000).links]
    assert numbers == [1, 47, 48, 49, 50, 51, 52, 53, 100]


def test_a_list_of_one_page_needs_no_pager():
    assert not pager("/x/", 1, 1, 3)
    assert pager("/x/", 1, 2, 3)


def test_short_lists_leave_their_room_to_long_ones_which_share_it():
    assert rooms((10, 20), 100) == (100, 100)
    assert rooms((10, 500, 700), 100) == (45, 50)
    assert rooms((), 100) == (100, 100)
