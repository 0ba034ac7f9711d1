"""``python -m tests.messages``: write the texts of all refusals anew, with calls for rules that have none yet."""

from __future__ import annotations

from tests.messages.refusals import FOLDER, calls, family, files, line, not_yet, read


def main() -> None:
    known = [call for path in files() for call in calls(path)]
    by_family: dict[str, list[str]] = {}
    for call in [*known, *not_yet({read(each)[0] for each in known})]:
        by_family.setdefault(family(read(call)[0]), []).append(call)
    for name, several in by_family.items():
        (FOLDER / f"{name}.txt").write_text("".join(f"{line(call)}\n" for call in several))


if __name__ == "__main__":
    main()
