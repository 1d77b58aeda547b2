{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Filled in by robots only: people and screen readers do not meet it. }}
<p class="trap" aria-hidden="true">
<label for="website">{{_trap}}</label> {{!}}
<input id="website" name="website" tabindex="-1" autocomplete="off">
</p>
