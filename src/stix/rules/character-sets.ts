/**
 * The names of the IANA character set registry, with the aliases that data really carry.
 */

function words(line: string): string[] {
  return line.split(' ');
}

function prefixed(prefix: string, line: string): string[] {
  return words(line).map((rest) => `${prefix}${rest}`);
}

/** Lower case. */
const names: ReadonlySet<string> = new Set([
  ...words(
    'us-ascii ascii utf-8 utf8 utf-7 utf-7-imap utf-16 utf-16be utf-16le utf-32 utf-32be utf-32le cesu-8 scsu bocu-1',
  ),
  ...words(
    'unicode-1-1 unicode-1-1-utf-7 iso-10646-utf-1 iso-10646-ucs-2 iso-10646-ucs-4 iso-10646-ucs-basic iso-10646-unicode-latin1 iso-10646-j-1',
  ),
  ...prefixed('iso-unicode-ibm-', '1261 1264 1265 1268 1276'),
  ...prefixed('iso-8859-', '1 2 3 4 5 6 7 8 9 10 11 13 14 15 16 6-e 6-i 8-e 8-i'),
  ...prefixed(
    'iso_8859-',
    '1 2 3 4 5 6 7 8 9 14 15 16 supp 1:1987 2:1987 3:1988 4:1988 5:1988 6:1987 7:1987 8:1988 9:1989',
  ),
  ...words(
    'iso-8859-1-windows-3.0-latin-1 iso-8859-1-windows-3.1-latin-1 iso-8859-2-windows-latin-2 iso-8859-9-windows-latin-5',
  ),
  ...words(
    'latin1 latin2 latin3 latin4 latin5 latin6 latin8 latin10 latin-9 l1 l2 l3 l4 l5 l6 l8 l10 arabic greek greek8 hebrew cyrillic',
  ),
  ...prefixed('windows-', '31j 874 936 1250 1251 1252 1253 1254 1255 1256 1257 1258'),
  ...prefixed(
    'ibm',
    '00858 00924 01140 01141 01142 01143 01144 01145 01146 01147 01148 01149 037 038 273 274 275 277 278 280 281 284 285 290 297 420 423 424 437 500 775 850 851 852 855 857 860 861 862 863 864 865 866 868 869 870 871 880 891 903 904 905 918 1026 1047 -symbols -thai -1047',
  ),
  ...prefixed(
    'cp',
    '00858 00924 01140 01141 01142 01143 01144 01145 01146 01147 01148 01149 037 038 154 273 274 275 278 280 281 284 285 290 297 367 420 423 424 437 500 775 819 850 851 852 855 857 860 861 862 863 864 865 866 868 869 870 871 880 891 903 904 905 918 936 1026 50220 51932',
  ),
  ...prefixed(
    'ebcdic-',
    'at-de at-de-a ca-fr dk-no dk-no-a fi-se fi-se-a fr it pt es es-a es-s uk us be br int cyrillic jp-e jp-kana',
  ),
  ...words(
    'shift_jis ms_kanji sjis jis_encoding jis_x0201 jis_x0212-1990 jis_c6226-1978 jis_c6226-1983 jis_c6220-1969-jp jis_c6220-1969-ro x0201 x0208 x0212',
  ),
  ...prefixed('jis_c6229-1984-', 'a b b-add hand hand-add kana'),
  ...words(
    'euc-jp extended_unix_code_packed_format_for_japanese extended_unix_code_fixed_width_for_japanese iso-2022-jp iso-2022-jp-2',
  ),
  ...words('euc-kr iso-2022-kr ks_c_5601-1987 ks_c_5601-1989 ksc_5601 korean ksc5636'),
  ...words(
    'gb2312 gbk gb18030 gb_2312-80 gb_1988-80 hz-gb-2312 iso-2022-cn iso-2022-cn-ext big5 big5-hkscs ms936 chinese',
  ),
  ...words(
    'koi8-r koi8-u koi7-switched viscii viqr tis-620 tscii ptcp154 pt154 kz-1048 rk1048 strk1048-2002 brf mnemonic mnem unknown-8bit',
  ),
  ...words(
    'macintosh mac hp-roman8 roman8 r8 dec-mcs dec hp-legal hp-pi-font hp-math8 hp-desktop adobe-standard-encoding adobe-symbol-encoding',
  ),
  ...words(
    'ventura-us ventura-international ventura-math microsoft-publishing pc8-danish-norwegian pc8-turkish amiga-1251 ami1251 amiga1251 cyrillic-asian',
  ),
  ...words(
    'osd_ebcdic_df04_15 osd_ebcdic_df03_irv osd_ebcdic_df04_1 iso-11548-1 iso_11548-1 iso_tr_11548-1 invariant inis inis-8 inis-cyrillic',
  ),
  ...words(
    'bs_4730 bs_viewdata sen_850200_b sen_850200_c din_66003 ns_4551-1 ns_4551-2 nf_z_62-010 nf_z_62-010_(1973) iso_646.basic:1983 iso_646.irv:1983',
  ),
  ...words(
    'nats-sefi nats-sefi-add nats-dano nats-dano-add it es es2 pt pt2 greek7 greek7-old greek-ccitt latin-greek latin-greek-1 latin-lap msz_7795.3',
  ),
  ...words(
    'iso_5427 iso_5427:1981 iso_5428:1980 iso_2033-1983 iso-ir-90 asmo_449 ansi_x3.110-1983 ansi_x3.4-1968 t.61-7bit t.61-8bit t.101-g2 videotex-suppl',
  ),
  ...words(
    'ecma-cyrillic csa_z243.4-1985-1 csa_z243.4-1985-2 csa_z243.4-1985-gr csn_369103 jus_i.b1.002 jus_i.b1.003-serb jus_i.b1.003-mac iec_p27-1',
  ),
  ...words(
    'gost_19768-74 nc_nc00-10:81 iso_6937-2-25 iso_6937-2-add iso_10367-box ds_2089 us-dk dk-us iso646-us',
  ),
]);

/** Whether IANA knows a character set by this name, in any letter case. */
export function isCharacterSet(name: string): boolean {
  return names.has(name.toLowerCase());
}
