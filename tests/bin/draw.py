# SPDX-License-Identifier: EUPL-1.2
# What the files that tests/bin draws are put together of.
import struct
import zlib


def put(name, content):
	with open(name, 'wb') as file:
		file.write(content)


# Of a PNG.
def chunk(name, content):
	return (struct.pack('>I', len(content)) + name + content
		+ struct.pack('>I', zlib.crc32(name + content)))


def pdf(objects, trailer=b''):
	text, places = b'%PDF-1.4\n', []
	for i, content in enumerate(objects):
		places.append(len(text))
		text += b'%d 0 obj\n%s\nendobj\n' % (i + 1, content)
	start = len(text)
	text += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
	text += b''.join(b'%010d 00000 n \n' % place for place in places)
	return text + (b'trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n'
		b'%%%%EOF\n' % (len(objects) + 1, trailer, start))
