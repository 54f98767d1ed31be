import RestanteCore
import Testing

@testable import RestanteREST

@Suite("Times in replies")
struct ISO8601Tests {
  @Test("have whole seconds and a numeric offset")
  func text() {
    #expect(ISO8601.text(seconds: 1_721_298_751) == "2024-07-18T10:32:31+00:00")
    #expect(
      ISO8601.text(seconds: 1_721_298_751, utcOffset: 7200) == "2024-07-18T12:32:31+02:00")
    #expect(
      ISO8601.text(seconds: 1_721_298_751, utcOffset: -12_600) == "2024-07-18T07:02:31-03:30")
    #expect(ISO8601.text(seconds: 0) == "1970-01-01T00:00:00+00:00")
    #expect(ISO8601.text(seconds: -1) == "1969-12-31T23:59:59+00:00")
    #expect(ISO8601.text(seconds: 951_782_400) == "2000-02-29T00:00:00+00:00")
  }

  @Test("stay within years of four digits")
  func extremes() {
    for offset in [0, 3600, -3600, .max, .min] {
      #expect(ISO8601.text(seconds: .max, utcOffset: offset).hasPrefix("9999-12-3"))
      #expect(ISO8601.text(seconds: .min, utcOffset: offset).hasPrefix("0000-01-0"))
    }
  }

  @Test("are read back as the same seconds, for every day of four centuries")
  func roundTrip() {
    let reader = DateReader(now: Timestamp(seconds: 0), utcOffset: 0)
    for day in stride(from: Int64(-80_000), to: 80_000, by: 7) {
      let seconds = day * 86_400 + 4321
      #expect(reader.seconds(ISO8601.text(seconds: seconds, utcOffset: 3600)) == seconds)
    }
  }
}
