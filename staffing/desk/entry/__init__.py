"""Forms by which people, tenures and cards are entered one at a time; every refusal is the action's own."""
