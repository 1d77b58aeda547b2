# SPDX-License-Identifier: EUPL-1.2
# Run a command and wait for whatever it leaves behind, so that tests/times.sh
# counts it: neither Chromium nor a site that a test begins wait for their own
# processes, which are most of what such a test costs.
use strict;
use warnings;

require 'syscall.ph';

use constant PR_SET_CHILD_SUBREAPER => 36;

syscall(SYS_prctl(), PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
	or warn "adopt: no orphans are counted: $!\n";
my $child = fork // die "adopt: $!\n";
if ($child == 0) {
	exec @ARGV or die "adopt: $ARGV[0]: $!\n";
}
my $status = 255;
# What does not end is not counted.
$SIG{ALRM} = sub {
	warn "adopt: @ARGV has left a process behind\n";
	exit $status;
};
while ((my $ended = wait) > 0) {
	next if $ended != $child;
	$status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	alarm 10;
}
exit $status;
