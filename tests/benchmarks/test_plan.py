from benchmarks.ring_quality import arguments, plan


def test_every_grade_and_seed_is_one_world() -> None:
    orders = plan(arguments(["--seeds", "100", "101", "--variants", "plain", "--camouflage", "4"]))
    assert [(order.row, order.seed) for order in orders] == [
        ("easy", 100),
        ("easy", 101),
        ("medium", 100),
        ("medium", 101),
        ("hard", 100),
        ("hard", 101),
        ("ring-free, plain", 100),
        ("ring-free, plain", 101),
        ("camouflage 4x", 100),
        ("camouflage 4x", 101),
    ]
    assert {order.camouflage for order in orders} == {1.0, 4.0}


def test_ring_free_worlds_may_have_seeds_of_their_own() -> None:
    words = ["--grades", "--seeds", "900", "--ring-free-seeds", "910", "911", "--variants", "plain"]
    assert [order.seed for order in plan(arguments(words))] == [910, 911]
