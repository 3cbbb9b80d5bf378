"""Trees of rows."""

from __future__ import annotations

from okrsite_gen.site.forest import forest


def shape(branches):
    return [(branch.node, shape(branch.children)) if branch.children else branch.node for branch in branches]


def test_rows_with_depths_become_trees():
    rows = [("company", 0), ("sales", 1), ("north", 2), ("product", 1), ("other", 0)]
    assert shape(forest(rows)) == [("company", [("sales", ["north"]), "product"]), "other"]


def test_a_row_whose_parent_is_not_there_says_that_it_is_cut_off():
    (branch,) = forest([("north", 2)])
    assert branch.cut_off


def test_what_would_be_nested_too_deep_starts_a_tree_of_its_own_and_says_so():
    branches = forest([(depth, depth) for depth in range(8)] + [("back", 1)], deepest=2)
    assert shape(branches) == [(0, [(1, [2]), "back"]), (3, [(4, [5])]), (6, [7])]
    assert [branch.cut_off for branch in branches] == [False, True, True]
