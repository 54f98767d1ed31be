import RestanteCore
import Testing

@Suite("Times and spans as people write them")
struct TimeTextTests {
  /// 2026-11-30T10:20:30Z.
  private static let now = Timestamp(seconds: 1_796_034_030)

  @Test(
    "Dates, words, spans and numbers are times",
    arguments: [
      ("1796034030", 1_796_034_030), ("0", 0), ("2026-11-30T10:20:30Z", 1_796_034_030),
      ("2026-11-30T11:20:30+01:00", 1_796_034_030), ("2026-11-30T10:20:30", 1_796_034_030),
      ("2026-11-30T10:20", 1_796_034_000), ("2026-11-30", 1_795_996_800),
      ("now", 1_796_034_030), ("today", 1_795_996_800), ("Yesterday", 1_795_910_400),
      ("2h", 1_796_026_830), ("1d12h", 1_795_904_430),
    ] as [(String, Int64)])
  func times(text: String, seconds: Int64) {
    #expect(TimeText.seconds(text, now: Self.now) == seconds)
  }

  @Test(
    "What means no time is refused",
    arguments: [
      "", "soon", "2026-11-31", "2026-11-30T25:00", "10:00", "-1", "2026-11", "h", "2x", "3000y",
      "99999999999999", "100000w",
    ])
  func noTimes(text: String) {
    #expect(TimeText.seconds(text, now: Self.now) == nil)
  }

  @Test(
    "Spans have units from large to small, each once; a number alone is seconds",
    arguments: [
      ("0", 0), ("90", 90), ("30m", 1_800), ("2d", 172_800), ("1h30m", 5_400), ("1W", 604_800),
      ("1d1h1m1s", 90_061),
    ] as [(String, Int64)])
  func spans(text: String, seconds: Int64) {
    #expect(DurationText.seconds(text) == seconds)
  }

  @Test(
    "What means no span is refused",
    arguments: [
      "m", "1m1h", "1m1m", "1.5h", "-5m", "5 m", "1h5", "9223372036854775807d", "½h", "٣m",
    ])
  func noSpans(text: String) {
    #expect(DurationText.seconds(text) == nil)
  }

  @Test("A span is shown in the largest unit that divides it")
  func shown() {
    #expect(DurationText.text(604_800) == "1w")
    #expect(DurationText.text(172_800) == "2d")
    #expect(DurationText.text(5_400) == "90m")
    #expect(DurationText.text(61) == "61s")
    #expect(DurationText.text(0) == "0s")
  }
}
