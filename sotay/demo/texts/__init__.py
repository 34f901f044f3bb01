"""What the people of the demo world wrote in 2025 and 2026. Pure data."""

from sotay.demo.texts import (
    halves_2025_a,
    halves_2025_b,
    halves_2026,
    plans_2025_a,
    plans_2025_b,
    plans_2026_a,
    plans_2026_b,
    plans_2026_c,
    plans_2026_d,
    plans_2026_e,
    plans_2026_f,
    years_2025_a,
    years_2025_b,
)
from sotay.demo.texts.reflections import REFLECTIONS

__all__ = ["NO_PLAN_2026", "PLANS", "REFLECTIONS", "REVIEWS"]

# Late with the plan of 2026 and still without one; the exempt person owes none.
NO_PLAN_2026 = ("hai", "khanh", "quyet")

PLANS = (
    plans_2025_a.PLANS
    + plans_2025_b.PLANS
    + plans_2026_a.PLANS
    + plans_2026_b.PLANS
    + plans_2026_c.PLANS
    + plans_2026_d.PLANS
    + plans_2026_e.PLANS
    + plans_2026_f.PLANS
)

REVIEWS = (
    halves_2025_a.REVIEWS
    + halves_2025_b.REVIEWS
    + years_2025_a.REVIEWS
    + years_2025_b.REVIEWS
    + halves_2026.REVIEWS
)
