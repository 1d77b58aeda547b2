# SPDX-License-Identifier: EUPL-1.2
# Draw what tests/bin/media.t adds, good and bad, into the folder $1.
import os
import struct
import sys
import zlib

from PIL import Image, ImageCms

from draw import chunk, pdf, put

os.chdir(sys.argv[1])
red, green = (200, 0, 0), (0, 120, 60)


def halves(mode='RGB', size=(600, 300)):
	"""Red on the left, green on the right."""
	picture = Image.new('RGB', size, red)
	picture.paste(green, (size[0] // 2, 0, *size))
	return picture.convert(mode)


def png(width, height, content):
	head = struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)
	return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head)
		+ chunk(b'IDAT', zlib.compress(content)) + chunk(b'IEND', b''))


exif = Image.Exif()
exif[0x112] = 6
exif[0x10e] = 'secret-place'
where = exif.get_ifd(0x8825)
where[1], where[2] = 'N', (42.0, 40.0, 1.0)
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
halves().save('turned.jpg', quality=90, exif=exif, icc_profile=profile,
	comment=b'secret-comment')
halves().save('turned.png', exif=exif)
halves().save('turned.webp', exif=exif)
halves('CMYK').save('ink.jpg', quality=90)
Image.new('I;16', (500, 20), 40000).save('deep.png')
clear = halves('RGBA')
clear.putalpha(0)
clear.save('clear.png')
Image.new('RGB', (1, 1), red).save('one.png')
# Over the 100 MB from which libvips would write a file. Upright it is low, so
# that what is made of it is small.
Image.new('RGB', (2250, 16000), red).save('large.png', exif=exif)
put('huge.png', png(50000, 50000, b'\0'))
# Only its head says that it has 36 million pixels.
wide = bytearray(open('turned.webp', 'rb').read())
wide[24:30] = (6000).to_bytes(3, 'little') + (5999).to_bytes(3, 'little')
frame = wide.index(b'VP8 ') + 14
wide[frame:frame + 4] = struct.pack('<HH', 6001, 6000)
put('wide.webp', wide)
put('short.png', png(400, 400, b'\0' * 50))
frames = [Image.new('RGB', (50, 50), c) for c in (red, green)]
for name in ('moving.webp', 'moving.png', 'moving.gif'):
	frames[0].save(name, save_all=True, append_images=frames[1:])
halves(size=(900, 600)).save('wide.jpg')
halves(size=(60, 40)).save('small.jpg')
good = open('wide.jpg', 'rb').read()
tail = b'PK\x03\x04secret-archive'
put('both.jpg', good + tail)
put('zip.jpg', tail)
put('heic.jpg', b'\0\0\0\x18ftypheic\0\0\0\0mif1heic')
put('tiff.jpg', b'II*\0\x08\0\0\0')
put('drawing.png', b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/'
	b'2000/svg"><script>alert(1)</script></svg>')
put('empty.jpg', b'')
# Where a file may end: in its head, its tables, its pixels, at its very end.
for kind in ('wide.jpg', 'turned.png', 'turned.webp'):
	whole = open(kind, 'rb').read()
	for part in (15, 60, 90):
		put(f'cut-{part}-{kind}', whole[:len(whole) * part // 100])
put('torn.jpg', good[:len(good) // 2] + b'\xff\xd9' + good[len(good) // 2:])


def document(more=b'', *others):
	return pdf([b'<< /Type /Catalog /Pages 2 0 R %s >>' % more,
		b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>', *others])


put('good.pdf', document())
put('script.pdf', document(b'/OpenAction 4 0 R',
	b'<< /S /JavaScript /J#53 (app.alert\\(1\\)) >>'))
put('launch.pdf', document(b'/OpenAction << /S /Launch /F (x.exe) >>'))
put('remote.pdf', document(b'/OpenAction << /S /GoToR /F (//h/x.pdf) >>'))
put('drawn.pdf', document(b'/X << /Type /3D /OnInstantiate 4 0 R >>',
	b'<< /Length 2 >>\nstream\nab\nendstream'))
put('attached.pdf', document(b'/Names << /EmbeddedFiles 4 0 R >>',
	b'<< /Names [] >>'))
put('tail.pdf', document() + tail)
put('cut.pdf', document()[:-60])
