from django.urls import path

from . import views, views_acts, views_appoint, views_batches, views_declines, views_new

urlpatterns = [
    path("", views.files, name="reviews"),
    path("new/", views_new.new_file, name="review_new"),
    path("outside/", views.outside, name="reviews_outside"),
    path("declines/new/", views_declines.new_decline, name="decline_new"),
    path("declines/<int:key>/end/", views_declines.end_decline, name="decline_end"),
    path("batches/", views_batches.batches, name="batches"),
    path("batches/new/", views_batches.new_batch, name="batch_new"),
    path("batches/<int:key>/", views_batches.batch, name="batch"),
    path("batches/<int:key>/add/", views_batches.add, name="batch_add"),
    path("batches/<int:key>/submit/", views_batches.submit, name="batch_submit"),
    path("batches/<int:key>/vote/", views_batches.vote, name="batch_vote"),
    path("batches/<int:key>/appoint/", views_appoint.appoint_batch, name="batch_appoint"),
    path("batches/<int:key>/scan/", views_batches.scan, name="batch_scan"),
    path("<int:key>/", views.file, name="review"),
    path("<int:key>/scans/<int:scan>/", views.scan, name="review_scan"),
    path("<int:key>/appoint/", views_appoint.appoint_file, name="review_appoint"),
    path("<int:key>/submit/", views_acts.submit, name="review_submit"),
    path("<int:key>/renew/", views_acts.renew, name="review_renew"),
    path("<int:key>/vote/", views_acts.vote, name="review_vote"),
    path("<int:key>/withdraw/", views_acts.withdraw, name="review_withdraw"),
    path("<int:key>/opinion/", views_acts.opinion, name="review_opinion"),
    path("<int:key>/paper/", views_acts.paper, name="review_paper"),
    path("<int:key>/confirm/", views_acts.confirm, name="review_confirm"),
    path("<int:key>/change/", views_acts.change, name="review_change"),
    path("<int:key>/batch/", views_acts.batch, name="review_batch"),
]
