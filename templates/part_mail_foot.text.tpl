{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Who writes, at the end of every letter. }}
{{_mail_who}}

{{_mail_site}}:
{{_origin}}/{{_lang}}/

{{_mail_contacts}}:
{{_origin}}/{{_lang}}/contacts/

{{_mail_privacy}}:
{{_origin}}/{{_lang}}/privacy/
