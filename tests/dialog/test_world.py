"""The world as a test that fails writes it out."""

from __future__ import annotations

from hypothesis.vendor.pretty import pretty

from certbot.dialog.world import World


def test_to_write_out_a_world_takes_no_minutes(world: World) -> None:
    """Hypothesis writes out the arguments of a test that fails, and of each explicit example: the catalog may be read
    there, the hundred thousand words may not."""
    assert "google-pmle" in repr(world) and len(repr(world)) < 5_000_000
    assert len(pretty(world)) < 5_000_000
