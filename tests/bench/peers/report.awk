# SPDX-License-Identifier: EUPL-1.2
#
# report.awk: what peers/run has measured as a table of Markdown, medians of
# its rounds, and a chart with both pages, chart_name, below which stands note.
# It reads lines of name, page, connections, rate, p50 and p99 in us, failures,
# us of CPU for an answer in nginx, the peer and its database, and KiB.

BEGIN {
	split("newsroom php go node django wordpress ghost", order, " ")
	title["newsroom"] = "Newsroom"
	title["php"] = "PHP-FPM"
	title["go"] = "Go"
	title["node"] = "fastify"
	title["django"] = "Django"
	title["wordpress"] = "WordPress"
	title["ghost"] = "Ghost"
	split("list article", pages, " ")
	page_title["list"] = "listing of 20"
	page_title["article"] = "article"
}
{
	key = $1 SUBSEP $2 SUBSEP $3
	n = ++rounds[key]
	for (i = 4; i <= 11; i++)
		figure[key, i, n] = $i
	if (!crowds[$3]++)
		crowd[++n_crowds] = $3
}

# The column of all rounds, sorted into list[1..n]; its median.
function median(key, column,    n, i, j, x) {
	n = rounds[key]
	for (i = 1; i <= n; i++)
		list[i] = figure[key, column, i]
	for (i = 2; i <= n; i++) {
		x = list[i]
		for (j = i - 1; j > 0 && list[j] + 0 > x + 0; j--)
			list[j + 1] = list[j]
		list[j + 1] = x
	}
	return list[int((n + 1) / 2)]
}

# Ours by theirs in the same round.
function ratio(page, crowd, name,    ours, theirs, i, n) {
	ours = "newsroom" SUBSEP page SUBSEP crowd
	theirs = name SUBSEP page SUBSEP crowd
	n = rounds[theirs]
	for (i = 1; i <= n; i++)
		figure["ratio", 1, i] = figure[ours, 4, i] / figure[theirs, 4, i]
	rounds["ratio"] = n
	return median("ratio", 1)
}

function row(page, crowd, name,    key, rate, least, most) {
	key = name SUBSEP page SUBSEP crowd
	if (!rounds[key])
		return
	rate = median(key, 4)
	least = list[1]
	most = list[rounds[key]]
	printf "| %s | %s | %s | %.0f | %.0f to %.0f | %.1f | %.1f | %.0f |" \
		" %.0f | %.0f | %.1f | %d | %.2f |\n", page_title[page], crowd,
		title[name], rate, least, most, median(key, 5) / 1000,
		median(key, 6) / 1000, median(key, 8), median(key, 9),
		median(key, 10), median(key, 11) / 1024, median(key, 7),
		ratio(page, crowd, name)
}

# Both of a reader's colours, by his own choice: the chart stands in a page
# that may be light or dark.
function style(file) {
	print "<style>text { fill: #1f2933; font: 13px sans-serif }" \
		" .ours { fill: #00695c } .peer { fill: #8a9ba8 }" \
		" .note { fill: #52606d; font-size: 11px }" \
		" @media (prefers-color-scheme: dark) {" \
		" text { fill: #e4e7eb } .ours { fill: #4db6ac }" \
		" .peer { fill: #616e7c } .note { fill: #9aa5b1 } }</style>" >file
}

function bar(file, name, y, share, rate,    width) {
	width = 400 * share
	printf "<text x=\"0\" y=\"%d\">%s</text>\n" \
		"<rect class=\"%s\" x=\"90\" y=\"%d\" width=\"%.1f\"" \
		" height=\"18\"/>\n<text x=\"%.1f\" y=\"%d\">%s</text>\n",
		y + 14, title[name], name == "newsroom" ? "ours" : "peer", y,
		width < 1 ? 1 : width, 96 + width, y + 14,
		sprintf(rate < 10 ? "%.1f" : "%.0f", rate) >file
}

# Draws one page's bars below y, and returns where they end.
function bars(file, page, crowd, y,    i, key, most) {
	for (i = 1; i in order; i++) {
		key = order[i] SUBSEP page SUBSEP crowd
		if (rounds[key] && median(key, 4) > most)
			most = median(key, 4)
	}
	printf "<text x=\"0\" y=\"%d\">%s: answers a second, nothing" \
		" cached, %s connections</text>\n", y + 16, page_title[page],
		crowd >file
	y += 30
	for (i = 1; i in order; i++) {
		key = order[i] SUBSEP page SUBSEP crowd
		if (!rounds[key])
			continue
		bar(file, order[i], y, median(key, 4) / most, median(key, 4))
		y += 24
	}
	return y + 8
}

function chart(file, crowd,    p, i, height, y) {
	for (i = 1; i in order; i++)
		height += 24 * !!rounds[order[i], "list", crowd]
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\"" \
		" height=\"%d\" viewBox=\"0 0 600 %d\" role=\"img\">\n",
		2 * height + 104, 2 * height + 104 >file
	print "<!-- SPDX-License-Identifier: EUPL-1.2 -->" >file
	print "<title>" note "</title>" >file
	style(file)
	for (p = 1; p in pages; p++)
		y = bars(file, pages[p], crowd, y)
	printf "<text class=\"note\" x=\"0\" y=\"%d\">%s</text>\n</svg>\n",
		y + 14, note >file
	close(file)
}

END {
	print "\n| page | connections | | a second | least to most | p50 ms |" \
		" p99 ms | CPU µs: nginx | program | database | memory MiB |" \
		" failed | ours by this |"
	print "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
	for (p = 1; p in pages; p++)
		for (c = 1; c <= n_crowds; c++)
			for (o = 1; o in order; o++)
				row(pages[p], crowd[c], order[o])
	print ""
	if (n_crowds)
		chart(chart_name, crowd[int((n_crowds + 1) / 2)])
}
