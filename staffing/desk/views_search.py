"""The answer of the one search that stands on every page."""

from django.shortcuts import render

from staffing.access.reader import Reader

from . import search


def search_all(request):
    """`?q=` what to look for."""
    words = " ".join(request.GET.get("q", "").split())[: search.LONGEST]
    found = search.search(words, Reader.of(request))
    return render(request, "desk/search.html", {"words": words, "found": found})
