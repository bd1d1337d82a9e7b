from __future__ import annotations

import pytest

from standoff.intake.language import language_name, language_of

FOREIGN = {
    "de": "Der Minister lehnte den Vorschlag am Dienstag ab und erklärte, sein Land werde die "
    "Gespräche erst fortsetzen, wenn die Schiffe den Hafen verlassen haben.",
    "fr": "Le ministre a refusé la proposition mardi et déclaré que son pays ne reprendrait les "
    "pourparlers qu'une fois que les navires auraient quitté le port.",
    "es": "El ministro rechazó la propuesta el martes y declaró que su país no volvería a las "
    "conversaciones hasta que los barcos abandonaran el puerto.",
    "nl": "De minister wees het voorstel dinsdag af en zei dat zijn land pas weer gaat praten "
    "wanneer de schepen de haven hebben verlaten.",
    "tr": "Bakan salı günü teklifi reddetti ve gemiler limandan ayrılmadan ülkesinin görüşmelere "
    "yeniden başlamayacağını açıkladı.",
    "ru": "Министр во вторник отклонил предложение.",
    "zh": "部长星期二拒绝了这项建议。",
}

ENGLISH = {
    "capitals": "ANKARA REFUSES ATHENS OFFER AS SHIPS STAY IN PORT, SAYS MINISTER; BRUSSELS ASKS "
    "BOTH TO TALK AND WARNS THAT TIME IS RUNNING OUT",
    "names": "Nguyen Thi Thanh Huong, Pham Quang Vinh, Shigeru Tanabe and Agnieszka Wisniewska met "
    "Bjørn Håkonsen, Jiří Dvořáček and Zoltán Szentgyörgyi in Szczecin, Kecskemét and Třebíč.",
    "names only": "Aleksandar Jovanovic, Srdjan Radulovic, Dragan Zivkovic, Mirjana Stankovic, "
    "Branislav Todorovic: Novi Pazar, Kragujevac, Zrenjanin, Leskovac",
    "short": "Madrid rejects Rabat offer",
    "numbers": "1991, 1995, 2003: 14.5 21.7 33.8",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_seen(code: str) -> None:
    assert language_of(FOREIGN[code]) == code


@pytest.mark.parametrize("kind", ENGLISH)
def test_foreign_names_do_not_make_a_foreign_text(kind: str) -> None:
    assert language_of(ENGLISH[kind]) in {"en", None}


def test_an_english_frame_does_not_hide_a_foreign_text(english: str) -> None:
    assert language_of(FOREIGN["de"] * 40 + english) == "de"


def test_a_short_text_does_not_tell() -> None:
    assert language_of("Der Minister lehnte ab.") is None


def test_languages_have_names() -> None:
    assert language_name("de") == "German"
    assert language_name("lij") == '"lij"'
