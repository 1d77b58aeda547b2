{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Above a button that was pressed while the database was away. }}
{{#IS_AWAY}}
<div class="faults" role="alert">
<h2>{{_wrong_title}}</h2>
<p>{{_wrong_away_button}}</p>
</div>
{{/IS_AWAY}}
