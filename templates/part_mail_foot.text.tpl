{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Who writes, at the end of every letter. }}
{{_mail_who}}

{{_mail_site}}:
{{ORIGIN}}/{{LANG}}/

{{_mail_contacts}}:
{{ORIGIN}}/{{LANG}}/contacts/

{{_mail_privacy}}:
{{ORIGIN}}/{{LANG}}/privacy/
