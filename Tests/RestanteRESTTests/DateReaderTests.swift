import Foundation
import RestanteCore
import Testing

@testable import RestanteREST

@Suite("Dates in filters")
struct DateReaderTests {
  /// 2024-07-18T10:52:31Z.
  static let now: Int64 = 1_721_299_951

  /// What PHP's strtotime makes of texts at that time in UTC.
  static let dates: [(String, Int64)] = [
    ("2024-07-18T12:32:31+02:00", 1_721_298_751), ("2024-07-18 12:32:31.123", 1_721_305_951),
    ("2024-07-18", 1_721_260_800), ("2024/07/18", 1_721_260_800), ("18.07.2024", 1_721_260_800),
    ("18.07.2024 12:30", 1_721_305_800), ("18.07.2024 12:30:15", 1_721_305_815),
    ("2024-07-18T12:32:31Z", 1_721_305_951), ("2024-07-18T12:32:31+0200", 1_721_298_751),
    ("2024-07-18 12:32:31 +02:00", 1_721_298_751), ("2024-07-18T12:32:31+02", 1_721_298_751),
    ("2024-07-18T12:32:31.5+02:00", 1_721_298_751), ("2024-07-18T12:30:00 UTC", 1_721_305_800),
    ("@86400", 86_400), ("@-5", -5), ("@1.5", 1), ("now", 1_721_299_951),
    ("today", 1_721_260_800), ("tomorrow", 1_721_347_200), ("yesterday", 1_721_174_400),
    ("midnight", 1_721_260_800), ("+1 day", 1_721_386_351), ("-2 hours", 1_721_292_751),
    ("tomorrow +1 hour", 1_721_350_800), ("+1 week -1 day", 1_721_818_351),
    ("2024-07-18 +1 month", 1_723_939_200), ("2024-01-31 +1 month", 1_709_337_600),
    ("2024-02-30", 1_709_251_200), ("2024-07-18 24:00", 1_721_347_200), ("1.2.2024", 1_706_745_600),
    ("2024-1-2", 1_704_153_600), ("12:30", 1_721_305_800), ("today 10:00", 1_721_296_800),
    ("2024-07-18 now", 1_721_260_800), ("+1 day yesterday", 1_721_174_400),
    (" 2024-07-18 ", 1_721_260_800),
  ]

  /// More of what clients send: RFC 2822 and HTTP, names of months, days and zones, times of twelve
  /// hours, relative ones. What PHP 8.2 makes of them.
  static let spellings: [(String, Int64)] = [
    ("Thu, 18 Jul 2024 12:32:31 +0200", 1_721_298_751),
    ("Thu, 18 Jul 2024 12:32:31 GMT", 1_721_305_951),
    ("18 Jul 2024 12:32:31 +0000", 1_721_305_951),
    ("Thu Jul 18 2024 12:32:31 GMT+0200", 1_721_298_751),
    ("1 Jul 2026", 1_782_864_000),
    ("1 July 2026", 1_782_864_000),
    ("01-Jul-2026", 1_782_864_000),
    ("Jul 1, 2026", 1_782_864_000),
    ("July 1st, 2026", 1_782_864_000),
    ("Jul 1 2026", 1_782_864_000),
    ("July 2026", 1_782_864_000),
    ("Jul 1", 1_719_792_000),
    ("1 Jul", 1_719_792_000),
    ("2024-07-18 12:00 PM", 1_721_304_000),
    ("2024-07-18 12:00 AM", 1_721_260_800),
    ("12:00 PM", 1_721_304_000),
    ("12 pm", 1_721_304_000),
    ("3pm", 1_721_314_800),
    ("3:05:07 am", 1_721_271_907),
    ("2024-07-18 3:30 p.m.", 1_721_316_600),
    ("2024-07-18 12:32:31 CEST", 1_721_298_751),
    ("2024-07-18 12:32:31 EST", 1_721_323_951),
    ("2024-07-18 12:32:31 Europe/Berlin", 1_721_298_751),
    ("2024-01-18 12:32:31 Europe/Berlin", 1_705_577_551),
    ("2024-07-18T12:32:31 America/New_York", 1_721_320_351),
    ("2024-07-18 12:32:31 GMT+2", 1_721_298_751),
    ("2024-07-18 12:32:31 MSK", 1_721_295_151),
    ("2024-07-18 12:32:31 PST", 1_721_334_751),
    ("2024-07-18 12:32:31 CET", 1_721_302_351),
    ("2024-07-18 12:32:31 Z", 1_721_305_951),
    ("-1 day", 1_721_213_551),
    ("- 1 day", 1_721_213_551),
    ("1 day ago", 1_721_213_551),
    ("2 weeks ago", 1_720_090_351),
    ("yesterday noon", 1_721_217_600),
    ("noon", 1_721_304_000),
    ("noon yesterday", 1_721_174_400),
    ("today noon", 1_721_304_000),
    ("tomorrow noon", 1_721_390_400),
    ("yesterday 14:00", 1_721_224_800),
    ("last monday", 1_721_001_600),
    ("next friday", 1_721_347_200),
    ("monday", 1_721_606_400),
    ("friday", 1_721_347_200),
    ("next month", 1_723_978_351),
    ("last year", 1_689_677_551),
    ("next day", 1_721_386_351),
    ("first day of next month", 1_722_509_551),
    ("last day of february 2024", 1_709_164_800),
    ("first day of this month", 1_719_831_151),
    ("+1 week 2 days", 1_722_077_551),
    ("+2 weeks", 1_722_509_551),
    ("1 month", 1_723_978_351),
    ("3 hours ago", 1_721_289_151),
    ("+1 fortnight", 1_722_509_551),
    ("noon tomorrow", 1_721_347_200),
    ("20240718T123231", 1_721_305_951),
    ("20240718T12:32:31", 1_721_305_951),
    ("2024-07-18T12:32:31.123456+02:00", 1_721_298_751),
    ("2024-07-18T12:32:31.123Z", 1_721_305_951),
    ("07/18/2024", 1_721_260_800),
    ("7/18/2024", 1_721_260_800),
    ("18-07-2024", 1_721_260_800),
    ("18/Jul/2024:12:32:31 +0200", 1_721_298_751),
    ("2024/7/8", 1_720_396_800),
    ("2024-7-8 1:2", 1_720_400_520),
    ("midnight tomorrow", 1_721_347_200),
    ("2024-07-18 noon", 1_721_304_000),
    ("2024-07-18 midnight", 1_721_260_800),
    ("Sat, 01 Jan 2000 00:00:00 GMT", 946_684_800),
    ("Monday, 15-Aug-05 15:52:01 UTC", 1_124_121_121),
    ("Mon Aug 15 15:52:01 2005", 1_124_121_121),
    ("2024-07", 1_719_792_000),
    ("sunday 12:00", 1_721_563_200),
    ("now -1 hour", 1_721_296_351),
    ("2024-07-18 12:32:31 +2", 1_721_298_751),
    ("2024-07-18 12:32:31 -05", 1_721_323_951),
    ("1 Jul 2026 10:00 Europe/Paris", 1_782_892_800),
    ("20 february", 1_708_387_200),
    ("feb 2024", 1_706_745_600),
    ("2024-feb-03", 1_706_918_400),
    ("today -1 month", 1_718_668_800),
    ("sept 5 2024", 1_725_494_400),
    ("1 sep", 1_725_148_800),
    ("2 days ago noon", 1_721_131_200),
    ("2024-07-18T12:32", 1_721_305_920),
    ("12am", 1_721_260_800),
    ("2024-07-18 12:32:31 BST", 1_721_302_351),
    ("2024-07-18 12:32:31 EDT", 1_721_320_351),
    ("31 Feb 2024", 1_709_337_600),
    ("last day", 1_721_213_551),
    ("next sat", 1_721_433_600),
    ("+1 month -1 day", 1_723_891_951),
    ("2024-07-18, 12:30", 1_721_305_800),
    ("Thursday 18 July 2024", 1_721_260_800),
    ("Thu 18 Jul", 1_721_260_800),
    ("18-Jul-24", 1_721_260_800),
    ("+1day", 1_721_386_351),
    ("-1 week", 1_720_695_151),
    ("+ 2 hours", 1_721_307_151),
    ("1 year 2 months ago", 1_684_407_151),
    ("tomorrow 12:30 PM", 1_721_392_200),
    ("this month", 1_721_299_951),
    ("6 month", 1_737_197_551),
    ("T12:32", 1_721_305_920),
    ("2024-07-18t12:32:31z", 1_721_305_951),
    ("18th July 2024", 1_721_260_800),
    ("4 oct 24", 1_728_000_000),
  ]

  @Test("are read as PHP reads them", arguments: dates + spellings)
  func date(text: String, seconds: Int64) {
    let reader = DateReader(
      now: Timestamp(seconds: Self.now), utcOffset: 0, rules: MachineZones())
    #expect(reader.seconds(text) == seconds)
    #expect(reader.seconds("  \(text)\t") == seconds)
  }

  @Test(
    "are refused when they are none",
    arguments: [
      "", "0", "12", "1721299951", "20240718", "abc", "2024-02-32", "2024-13-01",
      "2024-07-18 25:00", "2024-07-18 12:60", "2024-07-18 garbage", "@", "@x", "@1.", "@1.x",
      "@99999999999999999999", "+day", "+1 fortnite", "2024-07-18T", "2024-07-18T12:30+99:00",
      "2024-07-18 2024-07-19", "12:30 12:31", "2024-07-18é", "13:00 pm", "00:00 am", "0 pm", "next",
      "32 Jul 2024", "Jul 40", "2024-07-18 12:32:31 XYZ", "2024-07-18 12:32:31 Mars/Olympus",
      "5 Jul 3:60", "1 Jul 2 Jul",
      // What PHP understands in a way that nobody means, or not in every version.
      "last week", "monday next week", "monday +1 day", "2024-07-18 CET CET", "monday tuesday",
      "1 sat", "Jul",
    ])
  func refused(text: String) {
    #expect(DateReader(now: Timestamp(seconds: Self.now), utcOffset: 0).seconds(text) == nil)
  }

  /// A zone, a time that its clocks skip or show twice, or one near to these, and what PHP makes of
  /// it.
  static let changes: [(String, String, Int64)] = [
    ("Europe/Berlin", "2026-03-29 02:30:00", 1_774_747_800),
    ("Europe/Berlin", "2026-03-29 02:00", 1_774_746_000),
    ("Europe/Berlin", "2026-03-29 02:59:59", 1_774_749_599),
    ("Europe/Berlin", "2026-03-29 03:00", 1_774_746_000),
    ("Europe/Berlin", "2026-03-29 01:59", 1_774_745_940),
    ("Europe/Berlin", "2026-10-25 02:30", 1_792_891_800),
    ("Europe/Berlin", "2026-10-25 03:00", 1_792_893_600),
    ("Europe/Berlin", "2026-03-28 02:30 +1 day", 1_774_747_800),
    ("Europe/Berlin", "2026-03-29 02:30 Europe/Berlin", 1_774_747_800),
    ("Europe/Berlin", "2026-03-29 02:30 CET", 1_774_747_800),
    ("Europe/Berlin", "2026-03-29 02:30 CEST", 1_774_744_200),
    ("Europe/Berlin", "2026-03-29 +150 minutes", 1_774_747_800),
    ("Europe/Berlin", "2026-03-29 00:30 +2 hours", 1_774_747_800),
    ("Europe/Berlin", "2026-10-25 00:30 +2 hours", 1_792_891_800),
    ("Europe/Berlin", "2026-10-25 02:30 +1 hour", 1_792_895_400),
    ("America/New_York", "2026-03-08 02:30", 1_772_955_000),
    ("America/New_York", "2026-11-01 01:30", 1_793_511_000),
    ("Australia/Lord_Howe", "2026-10-04 02:15", 1_791_042_300),
  ]

  @Test("of the hours in which clocks change are read as PHP reads them", arguments: changes)
  func change(zone: String, text: String, seconds: Int64) {
    let reader = DateReader(
      now: Timestamp(seconds: Self.now), utcOffset: .zone(zone, MachineZones()),
      rules: MachineZones())
    #expect(reader.seconds(text) == seconds)
  }

  @Test("without a zone are read in the portal's, with one in theirs")
  func zones() {
    let reader = DateReader(now: Timestamp(seconds: Self.now), utcOffset: 7200)
    #expect(reader.seconds("2024-07-18T12:32:31") == 1_721_298_751)
    #expect(reader.seconds("2024-07-18T12:32:31Z") == 1_721_305_951)
    #expect(reader.seconds("today") == 1_721_253_600)
    #expect(reader.seconds("now") == Self.now)
  }
}

/// The zones of the machine that the tests run on.
private struct MachineZones: ZoneRules {
  func utcOffset(of zone: String, at time: Int64) -> Int? {
    TimeZone(identifier: zone)?.secondsFromGMT(
      for: Date(timeIntervalSince1970: TimeInterval(time)))
  }
}
