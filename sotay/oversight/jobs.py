"""What comes back by the clock: the automatic reminders of the day, the figures of large units."""

from datetime import datetime, time

from sotay.kit.clock import HANOI, day_of
from sotay.kit.jobs import periodic
from sotay.oversight.actions.answer_reminding import remind_answers
from sotay.oversight.actions.keeping import keep_figures
from sotay.oversight.actions.reminding import remind_by_rule
from sotay.oversight.actions.reorganising import carry_out_due
from sotay.oversight.actions.rule_news import tell_overtaken

BEGINS = time(6, 30)
MOST_TURNS = 100  # of a few units each; the rest waits for the next time


@periodic(minutes=15)
def remind_today(now: datetime) -> int:
    """Everybody whom the rules name is told, once a day has begun; going on where it stopped."""
    if now.astimezone(HANOI).time() < BEGINS:
        return 0
    return sum(told for _, told in remind_by_rule(now))


@periodic(minutes=30)
def remind_of_answers(now: datetime) -> int:
    """Answers to inspections that are soon due or overdue, once a day has begun."""
    return remind_answers(now) if now.astimezone(HANOI).time() >= BEGINS else 0


@periodic(minutes=5)
def tell_of_stricter_rules(now: datetime) -> None:
    """Committees below hear of documents above that make values of theirs give way."""
    for _ in range(MOST_TURNS):
        if not tell_overtaken(now):
            return


@periodic(minutes=2)
def add_up(now: datetime) -> int:
    """Pages of provinces and of the whole show figures of the last minutes."""
    return keep_figures(now)


@periodic(minutes=10)
def rearrange_units(now: datetime) -> int:
    """Changes of the organisation whose day has come are carried out."""
    return carry_out_due(day_of(now), now)
