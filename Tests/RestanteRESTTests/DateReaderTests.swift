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

  @Test("are read as PHP reads them", arguments: dates)
  func date(text: String, seconds: Int64) {
    #expect(DateReader(now: Timestamp(seconds: Self.now), utcOffset: 0).seconds(text) == seconds)
  }

  @Test(
    "are refused when they are none",
    arguments: [
      "", "0", "12", "1721299951", "20240718", "abc", "2024-02-32", "2024-13-01",
      "2024-07-18 25:00", "2024-07-18 12:60", "2024-07-18 garbage", "@", "@x", "@1.", "@1.x",
      "@99999999999999999999", "+day", "+1 fortnite", "2024-07-18T", "2024-07-18T12:30+99:00",
      "2024-07-18 2024-07-19", "12:30 12:31", "2024-07-18é",
    ])
  func refused(text: String) {
    #expect(DateReader(now: Timestamp(seconds: Self.now), utcOffset: 0).seconds(text) == nil)
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
