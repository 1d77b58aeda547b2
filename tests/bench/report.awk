# SPDX-License-Identifier: EUPL-1.2
#
# report.awk: what run has measured as two tables of Markdown. It reads
#
#   figures        name rate p50 p99 answers failures, then us of CPU for an
#                  answer in nginx, worker, postgres; a line for each round
#   rss            program, KiB, KiB of its own; a line for each worker;
#                  "all", KiB (PSS) of a program's workers and their minder
#   ready          program, ms
#   flat-PROGRAM   program, answers, KiB and own before, KiB and own after
#   instructions   program, instructions for an answer
#   signups        kind of address, median us, probability; see signups.mjs

FILENAME ~ /figures$/ {
	round = ++rounds[$1]
	for (i = 2; i <= 9; i++)
		figure[$1, i, round] = $i
	failures[$1] += $6
}
FILENAME ~ /rss$/ && $1 == "all" { pss += $2 }
FILENAME ~ /rss$/ && $1 != "all" {
	rss[$1] = $2 > rss[$1] ? $2 : rss[$1]
	own[$1] = $3 > own[$1] ? $3 : own[$1]
}
FILENAME ~ /ready$/ { ready[$1, ++starts[$1]] = $2 }
FILENAME ~ /flat-/ {
	answers[$1] = $2
	grown[$1] = $5 - $3
}
FILENAME ~ /instructions$/ { instructions[$1] = $2 }
FILENAME ~ /signups$/ && $1 == "unknown" { unknown = $2 }
FILENAME ~ /signups$/ && $1 != "unknown" {
	told[$1] = $2
	chance[$1] = $3
}

# Sorts list[1..n].
function sort(list, n,    i, j, x) {
	for (i = 2; i <= n; i++) {
		x = list[i]
		for (j = i - 1; j > 0 && list[j] + 0 > x + 0; j--)
			list[j + 1] = list[j]
		list[j + 1] = x
	}
}

# The median of a column over the rounds.
function median(name, column,    list, i) {
	for (i = 1; i <= rounds[name]; i++)
		list[i] = figure[name, column, i]
	sort(list, rounds[name])
	return list[int((rounds[name] + 1) / 2)]
}

function verdict(is_reached) {
	missed += !is_reached
	return is_reached ? "reached" : "**not reached**"
}

function line(what, value, spread, wanted, reached) {
	printf "| %s | %s | %s | %s | %s |\n", what, value, spread, wanted,
		reached
}

# A ratio of rates in the same round; wanted is 0 where nothing is.
function ratio(what, ours, theirs, wanted,    list, i, n, middle) {
	n = rounds[ours]
	for (i = 1; i <= n; i++)
		list[i] = figure[ours, 2, i] / figure[theirs, 2, i]
	sort(list, n)
	middle = list[int((n + 1) / 2)]
	line(what, sprintf("%.2f", middle),
		sprintf("%.2f to %.2f", list[1], list[n]),
		wanted ? sprintf("at least %.2f", wanted) : "",
		wanted ? verdict(middle >= wanted) : "")
}

# The same by the CPU that nginx, worker and PostgreSQL had for an answer:
# less disturbed by a busy machine, and without the reader's own part.
function thrift(what, ours, theirs,    list, i, n) {
	n = rounds[ours]
	for (i = 1; i <= n; i++)
		list[i] = cost(theirs, i) / cost(ours, i)
	sort(list, n)
	line(what " by CPU", sprintf("%.2f", list[int((n + 1) / 2)]),
		sprintf("%.2f to %.2f", list[1], list[n]))
}

# How much longer the slowest of a hundred wait than the usual.
function tail(what, name, wanted,    slow) {
	slow = median(name, 4) / median(name, 3)
	line(what, sprintf("%.1f", slow), "",
		wanted ? "at most " wanted : "",
		wanted ? verdict(slow <= wanted) : "")
}

function cost(name, i) {
	return figure[name, 7, i] + figure[name, 8, i] + figure[name, 9, i]
}

function memory(program) {
	line(program ": memory of the largest worker, MiB",
		sprintf("%.1f", rss[program] / 1024), "", "at most 16",
		verdict(rss[program] <= 16384))
	line(program ": of that its own, MiB",
		sprintf("%.1f", own[program] / 1024), "", "at most 4",
		verdict(own[program] <= 4096))
}

function start(program,    list, i, n) {
	n = starts[program]
	for (i = 1; i <= n; i++)
		list[i] = ready[program, i]
	sort(list, n)
	line(program ": from exec to ready, ms",
		sprintf("%.0f", list[int((n + 1) / 2)]),
		sprintf("%.0f to %.0f", list[1], list[n]), "at most 100",
		verdict(list[int((n + 1) / 2)] <= 100))
}

# Flat: what an allocator may still round up to. A machine too busy for
# 50,000 answers in time decides nothing.
function flat(program,    is_flat, said) {
	is_flat = grown[program] <= 128
	said = verdict(is_flat)
	if (is_flat && answers[program] < 50000)
		said = "too few answers"
	line(program ": memory grown over " answers[program] " answers, KiB",
		grown[program], "", "at most 128 over 50000", said)
}

function row(what, name) {
	printf "| %s | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f | %d |\n",
		what, median(name, 2), median(name, 3) / 1000,
		median(name, 4) / 1000, median(name, 7), median(name, 8),
		median(name, 9), failures[name]
	wrong += failures[name]
}

END {
	print "| measure | median | least to most | wanted | |"
	print "|---|---|---|---|---|"
	ratio("listing out of nginx's cache / static file", "kept", "file",
		0.95)
	ratio("the same, br / nginx's gzip of a file, level 6", "kept-br",
		"file-gzip", 12)
	ratio("the same, gzip / nginx's gzip of a file, level 6", "kept-gzip",
		"file-gzip", 12)
	ratio("listing of 20 / fixed bytes", "list", "fixed-list", 0.6)
	thrift("listing of 20 / fixed bytes", "list", "fixed-list")
	ratio("article / fixed bytes", "article", "fixed-article", 0.75)
	thrift("article / fixed bytes", "article", "fixed-article")
	ratio("1,000 articles in turn / fixed bytes", "articles",
		"fixed-article", 0)
	ratio("304 / fixed bytes of the listing", "held", "fixed-list", 1.3)
	ratio("sign-up / fixed bytes of the listing", "signup",
		"fixed-list", 0.35)
	tail("listing: p99 / p50", "list", 3)
	tail("article: p99 / p50", "article", 3)
	tail("sign-up: p99 / p50", "signup", 3)
	tail("fixed bytes of the listing: p99 / p50", "fixed-list", 0)
	tail("static file: p99 / p50", "file", 0)
	for (kind in told)
		line("sign-up of an address that is " kind ": chance that its" \
			" times are an unknown one's", chance[kind],
			sprintf("p50 %d and %d us", told[kind], unknown),
			"over 0.01", verdict(chance[kind] > 0.01))
	ratio("static file / fixed bytes of the listing", "file",
		"fixed-list", 0)
	line("all workers and their minders together, MiB",
		sprintf("%.1f", pss / 1024), "", "at most 16",
		verdict(pss <= 16384))
	memory("news")
	memory("article")
	memory("newsletter")
	start("news")
	start("article")
	flat("news")
	flat("article")
	line("listing: instructions of the worker", instructions["news"])
	line("article: instructions of the worker", instructions["article"])
	print "\n| request | a second | p50 ms | p99 ms | CPU µs: nginx |" \
		" worker | PostgreSQL | failed |"
	print "|---|---|---|---|---|---|---|---|"
	row("listing", "list")
	row("its bytes, fixed", "fixed-list")
	row("article", "article")
	row("its bytes, fixed", "fixed-article")
	row("1,000 articles in turn", "articles")
	row("304 of the listing", "held")
	row("sign-up", "signup")
	row("static file", "file")
	row("the same, gzip by nginx", "file-gzip")
	row("listing out of the cache", "kept")
	row("the same, br", "kept-br")
	row("the same, gzip", "kept-gzip")
	print ""
	if (wrong)
		print "**" wrong " answers were wrong: measure again.**\n"
	print missed ? missed " measures not reached." : "All reached."
	exit wrong > 0
}
