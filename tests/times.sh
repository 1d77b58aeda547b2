# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# What the suite costs: each test and each phase around them leaves a file in
# build/times with its name, when it began and ended, and the CPU of all that
# it waited for. `make times` makes a table of them. Sourced, at the top of
# the tree.

# clock_in NAME … clock_out: what stands between them is timed. No process is
# begun for it, which costs more here than most commands do.
clock_in() {
	times_of=build/times/$(printf %s "$1" | tr / _)
	read -r now _ </proc/uptime
	{
		echo "$1 $now"
		times
	} >"$times_of"
}

clock_out() {
	read -r now _ </proc/uptime
	{
		echo "$now"
		times
	} >>"$times_of"
}

# clock_services FOLDER: what the processes of a running site have used, who
# wait for nobody and are in no test's account: each service by itself.
clock_services() {
	for led in "$1"/run/*.pid; do
		service=${led##*/}
		echo "${service%.pid} $(cut -d ' ' -f 1 "$led")"
	done >build/times.services
	{ cat /proc/[0-9]*/stat 2>/dev/null || :; } |
		awk -v tick="$(getconf CLK_TCK)" '
		FNR == NR { service[$2] = $1; next }
		{ sub(/.*\) /, "") }
		$4 in service {
			user[service[$4]] += $12 + $14
			kernel[service[$4]] += $13 + $15
		}
		END {
			for (name in user) {
				file = "build/times/the_site_itself_" name
				print "the_site_itself/" name, 0 >file
				print "0m0s 0m0s\n0m0s 0m0s\n0" >file
				print "0m0s 0m0s" >file
				print "0m" user[name] / tick "s 0m" \
					kernel[name] / tick "s" >file
			}
		}' build/times.services -
	rm build/times.services
}

# show_times: the table, the dearest first.
show_times() {
	awk '
		function seconds(text, part) {
			split(text, part, /[ms]/)
			return part[1] * 60 + part[2]
		}
		FNR == 1 { name = $1; began = $2; user = kernel = 0 }
		FNR == 2 || FNR == 3 {
			user -= seconds($1)
			kernel -= seconds($2)
		}
		FNR == 4 { wall = $1 - began }
		FNR == 5 || FNR == 6 {
			user += seconds($1)
			kernel += seconds($2)
		}
		FNR == 6 {
			printf "%8.2f %8.2f %8.2f %8.2f  %s\n", user + kernel,
				user, kernel, wall, name
		}' build/times/* | sort -rn | awk '
		BEGIN { print "     CPU     user   kernel     wall" }
		{ print; cpu += $1; user += $2; kernel += $3 }
		END {
			printf "%8.2f %8.2f %8.2f           all of it\n", cpu,
				user, kernel
		}'
}
