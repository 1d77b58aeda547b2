# SPDX-License-Identifier: EUPL-1.2
# Draw what tests/bin/attacks.t adds into the folder $1: pictures and documents
# that are made to cost, to hide something, or to be read in two ways.
import io
import os
import struct
import sys
import zlib

from PIL import Image

from draw import chunk, pdf, put

os.chdir(sys.argv[1])


# Four fields, no two alike, so that each way to lie shows.
def fields(size=(240, 160)):
	width, height = size[0] // 2, size[1] // 2
	picture = Image.new('RGB', size)
	for i, colour in enumerate([(220, 30, 30), (30, 160, 60), (40, 60, 200),
			(230, 200, 40)]):
		picture.paste(colour, (i % 2 * width, i // 2 * height,
			(i % 2 + 1) * width, (i // 2 + 1) * height))
	return picture


def jpeg(picture, **options):
	file = io.BytesIO()
	picture.save(file, 'JPEG', quality=95, **options)
	return file.getvalue()


# ---- PNG ---------------------------------------------------------------------


def png(size, content, more=b'', depth=8, colour=2):
	head = struct.pack('>IIBBBBB', *size, depth, colour, 0, 0, 0)
	return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + more
		+ chunk(b'IDAT', zlib.compress(content, 9)) + chunk(b'IEND', b''))


def rows(size, pixel):
	return (b'\0' + pixel * size[0]) * size[1]


small = (60, 40)
red = rows(small, b'\xdc\x1e\x1e')
zeros = zlib.compress(bytes(100_000_000), 9)
put('words.png', png(small, red, chunk(b'zTXt', b'Comment\0\0' + zeros)))
put('profile.png', png(small, red, chunk(b'iCCP', b'sRGB\0\0' + zeros)))
put('chunks.png', png(small, red, chunk(b'tEXt', b'a\0b') * 1_000_000))
put('pieces.png', png(small, red).replace(chunk(b'IEND', b''),
	chunk(b'IDAT', b'') * 1_000_000 + chunk(b'IEND', b'')))
put('long.png', png((1, 20000), rows((1, 20000), b'\xdc\x1e\x1e')))
put('thin.png', png((1, 16000), rows((1, 16000), b'\xdc\x1e\x1e')))
put('flat.png', png((16000, 1), rows((16000, 1), b'\xdc\x1e\x1e')))
good = png(small, red)
at = good.index(b'IDAT')
put('sum.png', good[:at + 10] + bytes([good[at + 10] ^ 1]) + good[at + 11:])
at = good.index(b'IHDR') + 17
put('headsum.png', good[:at] + b'\0\0\0\0' + good[at + 4:])
put('end.png', good.replace(chunk(b'IEND', b''),
	chunk(b'IEND', b'secret-end')))
put('deep.png', png(small, rows(small, struct.pack('>HHH', 0xdc80, 0x1e80,
	0x1e00)), depth=16))

# ---- JPEG --------------------------------------------------------------------


def segment(marker, content):
	return (b'\xff' + bytes([marker]) + struct.pack('>H', len(content) + 2)
		+ content)


# Behind SOI.
def with_segments(file, *segments):
	return file[:2] + b''.join(segments) + file[2:]


# Scans one after another, each of one bit of one coefficient, which is 0 all
# over: the end of 2**14 blocks is a bit that says so and fourteen more.
def scans(side, n):
	blocks = (side // 8) ** 2
	bits = '0' * (blocks // 2 ** 14 * 15)
	bits += '1' * (-len(bits) % 8)
	data = int(bits, 2).to_bytes(len(bits) // 8, 'big')
	one = bytes([1] + [0] * 15)
	whole = (b'\xff\xd8' + segment(0xdb, b'\0' + b'\1' * 64)
		+ segment(0xc2, struct.pack('>BHHB', 8, side, side, 1) + b'\1\x11\0')
		+ segment(0xc4, b'\0' + one + b'\0' + b'\x10' + one + b'\xe0')
		+ segment(0xda, b'\1\1\0\0\0\0') + bytes(blocks // 8))
	steps = [(k, low) for low in range(13, -1, -1) for k in range(1, 64)]
	for k, low in steps[:n]:
		high = low + 1 if low < 13 else 0
		whole += segment(0xda, bytes([1, 1, 0, k, k, high << 4 | low])) + data
	return whole + b'\xff\xd9'


put('scans.jpg', scans(2048, 800))
put('few.jpg', scans(1024, 60))
whole = jpeg(fields())
put('half.jpg', whole[:len(whole) // 2])
put('smooth.jpg', jpeg(fields(), progressive=True))
secret = b'secret-word'
photoshop = (b'Photoshop 3.0\x008BIM\x04\x04\0\0' + struct.pack('>I', 16)
	+ b'\x1c\x02\x78' + struct.pack('>H', 11) + secret)
thumbnail = jpeg(fields((60, 40)), comment=secret)
exif = Image.Exif()
exif[0x112] = 1
exif[0x10e] = exif[0x13b] = 'secret-word'
exif.get_ifd(0x8825).update({1: 'N', 2: (42.0, 40.0, 1.0), 29: 'secret-day'})
# The second directory is the thumbnail's.
told = exif.tobytes() + thumbnail
put('told.jpg', with_segments(whole, segment(0xe1, told), segment(0xe1,
	b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret-word</x:xmpmeta>'),
	segment(0xed, photoshop), segment(0xfe, secret), segment(0xe2,
	b'MPF\0secret-word'), segment(0xee, b'secret-word'), segment(0xe0,
	b'JFXX\0\x10' + thumbnail)) + thumbnail)
picture = fields()
picture.info = {}
picture.save('told.webp', exif=exif, xmp=b'secret-word', quality=95)
file = open('told.webp', 'rb').read()
file += b'VP8Z' + struct.pack('<I', 12) + secret + b'\0'
put('told.webp', file[:4] + struct.pack('<I', len(file) - 8) + file[8:])
put('told.png', png(small, red, chunk(b'eXIf', exif.tobytes()[6:])
	+ chunk(b'iTXt', b'XML:com.adobe.xmp\0\0\0\0\0secret-word')
	+ chunk(b'tEXt', b'Author\0secret-word') + chunk(b'tIME', b'\7\xe4\1\1\1\1\1')
	+ chunk(b'prVt', secret)))
turned = [None, None, Image.Transpose.FLIP_LEFT_RIGHT,
	Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
	Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_90,
	Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_270]
# Each stored in the way that its number says, so that upright all are alike.
for kind in ('jpg', 'png', 'webp'):
	for way in range(1, 9):
		stored = fields()
		if turned[way] is not None:
			stored = stored.transpose(turned[way])
		how = Image.Exif()
		how[0x112] = way
		stored.save(f'way-{way}.{kind}', exif=how, quality=95)

# ---- PDF ---------------------------------------------------------------------

pages = [b'<< /Type /Catalog /Pages 2 0 R %s >>',
	b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
	b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>']
plain = pdf([pages[0] % b'', *pages[1:]])
# Both: what begins as a picture has the document in a comment, and behind it.
put('both.jpg', with_segments(whole, segment(0xfe, plain)) + plain)
put('hidden.jpg', with_segments(whole, segment(0xee, plain)))


# Its objects stand in a stream that is 300 MB long when it is read.
def packed(objects, padding):
	place, heads, bodies = 0, b'', b''
	for i, content in enumerate(objects):
		heads += b'%d %d ' % (i + 1, place)
		bodies += content + b'\n'
		place += len(content) + 1
	once = zlib.compressobj(9)
	data = once.compress(heads + bodies)
	block = b' ' * 50_000_000
	for _ in range(padding // len(block)):
		data += once.compress(block)
	data = zlib.compress(data + once.flush(), 9)
	text = b'%PDF-1.5\n'
	stream = len(text)
	text += (b'%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d '
		b'/Filter [/FlateDecode /FlateDecode] >>\nstream\n' % (
		len(objects) + 1, len(objects), len(heads), len(data)))
	text += data + b'\nendstream\nendobj\n'
	at, n = len(text), len(objects)
	entries = struct.pack('>BIH', 0, 0, 65535)
	for i in range(n):
		entries += struct.pack('>BIH', 2, n + 1, i)
	entries += struct.pack('>BIH', 1, stream, 0)
	entries += struct.pack('>BIH', 1, at, 0)
	text += (b'%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] /Root 1 0 R '
		b'/Length %d >>\nstream\n' % (n + 2, n + 3, len(entries)))
	return text + entries + (b'\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n'
		% at)


put('packed.pdf', packed([pages[0] % b'', *pages[1:]], 0))
put('bomb.pdf', packed([pages[0] % b'', *pages[1:]], 300_000_000))
put('program.pdf', packed([pages[0] % (b'/OpenAction << /S /JavaScript /JS '
	b'(app.alert\\(1\\)) >>'), *pages[1:]], 0))
