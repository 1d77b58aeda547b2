# SPDX-License-Identifier: EUPL-1.2
# A peer of the benchmark: Django as one file, its connections kept, its
# templates cached, for gunicorn: PEER_TEMPLATES and PEER_QUERIES name folders.
import os

from django.conf import settings

settings.configure(
	ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=False, MIDDLEWARE=[],
	SECRET_KEY="of a benchmark",
	DATABASES={"default": {
		"ENGINE": "django.db.backends.postgresql",
		"NAME": os.environ.get("PGDATABASE", "newsroom"),
		"USER": os.environ["PGUSER"], "CONN_MAX_AGE": None}},
	TEMPLATES=[{
		"BACKEND": "django.template.backends.django.DjangoTemplates",
		"DIRS": [os.environ["PEER_TEMPLATES"]]}])

import django  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

django.setup()

MONTHS = ("януари февруари март април май юни юли август септември октомври "
			"ноември декември").split()


def read(name):
	with open(f"{os.environ['PEER_QUERIES']}/{name}.sql") as file:
		text = file.read().replace("%", "%%")
	for i in range(1, 3):
		text = text.replace(f"${i}", f"%(p{i})s")
	return text


LIST = read("edition_list")
ONE = read("article_show")


def ask(text, **values):
	with connection.cursor() as cursor:
		cursor.execute(text, values)
		names = [column[0] for column in cursor.description]
		return [dict(zip(names, row)) for row in cursor.fetchall()]


def newest(request):
	rows = ask(LIST, p1="bg")[:20]
	for row in rows:
		on = row["published_on"]
		row["published_on"] = on.isoformat()
		row["day"] = f"{on.day}\u00a0{MONTHS[on.month - 1]} {on.year}\u00a0г."
	return render(request, "list.html", {"rows": rows})


def article(request, slug):
	rows = ask(ONE, p1="bg", p2=slug)
	for row in rows:
		if row["published_on"] is not None:
			row["published_on"] = row["published_on"].isoformat()
	return render(request, "article.html", {"rows": rows})


urlpatterns = [path("bg/news/", newest), path("bg/news/<slug>/", article)]
application = get_wsgi_application()
