{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Who writes, at the end of every letter. }}
<p>{{_mail_who}}</p>
<p><a href="{{_origin}}/{{_lang}}/">{{_mail_site}}</a></p>
<p><a href="{{_origin}}/{{_lang}}/contacts/">{{_mail_contacts}}</a></p>
<p><a href="{{_origin}}/{{_lang}}/privacy/">{{_mail_privacy}}</a></p>
</div>
</div>
</body>
</html>
