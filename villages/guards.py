from core.guards import NoOverlap

GUARDS = [
    NoOverlap("commune_lives_no_overlap", "villages_commune", ("code",), "founded", "dissolved", folded=True),
    NoOverlap("placement_no_overlap", "villages_placement", ("village_id",)),
]
