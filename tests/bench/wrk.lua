-- SPDX-License-Identifier: EUPL-1.2
--
-- wrk's side of the benchmarks: one line of figures at its end, and what it
-- asks for where one address is not enough. wrk decides when it loads this
-- whether requests differ, so the choice is in the environment:
--
--   BENCH_PATHS=FILE    the paths of a file, one after another
--   BENCH_SIGNUP=WORD   the sign-up form, each time with an address of its own

local paths = os.getenv("BENCH_PATHS")
local word = os.getenv("BENCH_SIGNUP")
local n, ready = 0, {}

if paths then
	function init()
		for path in io.lines(paths) do
			ready[#ready + 1] = wrk.format("GET", path)
		end
	end
	function request()
		n = n % #ready + 1
		return ready[n]
	end
elseif word then
	local headers = {
		["Content-Type"] = "application/x-www-form-urlencoded",
	}
	function request()
		n = n + 1
		return wrk.format("POST", nil, headers, "email=" .. word ..
			n .. "%40example.bg&frequency=weekly&website=")
	end
end

-- Answers a second, median and 99th percentile in microseconds, answers in
-- all, and how many of them failed.
function done(summary, latency)
	local e = summary.errors
	io.write(string.format("FIGURES %.1f %.0f %.0f %d %d\n",
		summary.requests / summary.duration * 1e6,
		latency:percentile(50), latency:percentile(99),
		summary.requests,
		e.connect + e.read + e.write + e.status + e.timeout))
end
