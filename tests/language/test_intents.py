"""What a message wants, in words that no list has as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding

Read = Callable[..., Understanding]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("scrub whatever u stored abt me", "delete-data"),
        ("my answers, pls wipe them all", "delete-data"),
        ("do u hand over my messages to advertisers", "privacy"),
        ("could i download everything youve noted about me", "my-data"),
        ("mla: how come you left that out", "why-not"),
        ("certificates that complement each other, which are those", "stacks"),
        ("dropped out of uni, any chance", "faq-degree"),
        ("is a fortnight or 3 weeks realistic", "faq-howlong"),
        ("wont my badge be old news by next summer", "faq-outdated"),
        ("headhunters, are they impressed by badges", "employers"),
        ("which blunders do newbies make", "mistakes"),
        ("give me a shout b4 my dp-100 lapses", "remind"),
        ("ur fee for pmle is outdated", "wrong"),
        ("whos your evidence from", "sources"),
        ("renew my gym membership", "out-of-scope"),
        ("compare hyundais and mazdas", "out-of-scope"),
        ("hlep", "help"),
        ("thx, back", "back"),
        ("draft a letter to my landlord", "out-of-scope"),
        ("could you schedule the exam", "out-of-scope"),
        ("my kid lost his birth certificate, what now", "out-of-scope"),
        ("traceback: keyerror, pls fix", "out-of-scope"),
        ("gotta dash, well carry on tomorrow", "cancel"),
        ("i keep forgetting to renew, could you watch these", "remind"),
        ("will it ever pay for itself", "faq-worth"),
        ("is it good on my resume", "employers"),
        ("im skint, how could i study ml", "free"),
        ("the ones ive completed, list them", "my-certs"),
        ("i tapped the wrong option", "correct"),
        ("whats in my way if i want to renew by may, any fee", "renew"),
        ("do my colleagues find out about my answers", "privacy"),
        ("tell me a few days before my badge lapses", "remind"),
        ("will i need to retake it once it expires", "renew"),
        ("must i sit the exam again to keep my certificate", "renew"),
        ("everything changes so quickly, is it worth it", "faq-outdated"),
        ("do badges keep up with the newest models", "faq-outdated"),
        ("how come so many people pick the wrong one", "mistakes"),
        ("what should i watch out for", "mistakes"),
        ("have i missed anything", "changes"),
        ("what was withdrawn", "changes"),
        ("what would you warn people about", "mistakes"),
        ("could you warn me", "remind"),
        ("are there wrong ways to do it", "mistakes"),
        ("what do i need to do to maintain my certification", "renew"),
        ("ai-900 or ai-102, what do recruiters prefer", "compare"),
        ("we have 4 years of experience, what should we take", "recommend"),
    ],
)
def test_a_wish_is_understood_by_what_it_speaks_of(read: Read, text: str, intent: str) -> None:
    """The concepts of a sentence tell of it, in any order and with other words between."""
    assert read(text).intent == intent


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("impress recruiters", "goal", None),
        ("cook", "role", None),
        ("climb the ladder", "goal", None),
        ("find work in ai", "goal", None),
        ("that does not really matter", "platform", None),
        ("no idea, next question", "experience", "skip"),
        ("do recruiters care", "goal", "employers"),
        ("is it worth it", "budget", "faq-worth"),
        ("delete my data", "role", "delete-data"),
        ("mainly azure, some aws", "platform", None),
        ("show some azure exams", "platform", "browse"),
        ("typical pitfalls when choosing", "role", "mistakes"),
    ],
)
def test_only_a_question_interrupts_an_open_one(read: Read, text: str, asked: str, intent: str | None) -> None:
    """What merely answers says nothing of employers, though it speaks of them; a command counts at any time."""
    assert read(text, asked).intent == intent


def test_the_evidence_is_kept(read: Read) -> None:
    """A certification in a sentence does not hide what is wanted of it."""
    found = read("is there a way to renew my ai-103 for free")
    assert (found.intent, found.certifications + tuple(found.slots.get("have", ()))) == ("renew", ("azure-ai-103",))
