import RestanteCore
import Testing

@Suite("Rate limits as text")
struct RateLimitTests {
  @Test(
    "A limit reads back from its text",
    arguments: [
      ("off", RateLimit.off), ("standard", .bucket(capacity: 50, perSecond: 2)),
      ("enterprise", .bucket(capacity: 250, perSecond: 5)),
      ("7/3", .bucket(capacity: 7, perSecond: 3)),
      ("1000000/1", .bucket(capacity: 1_000_000, perSecond: 1)),
    ])
  func text(text: String, limit: RateLimit) {
    #expect(RateLimit(text) == limit)
    #expect(limit.description == text)
  }

  @Test("The published plans are known by their numbers too")
  func plans() {
    #expect(RateLimit("50/2") == .standard)
    #expect(RateLimit("250/5") == .enterprise)
  }

  @Test(
    "What is no limit is refused",
    arguments: [
      "", "Off", "0/2", "50/0", "50", "50/", "/2", "50/2/1", "-5/2", "5.5/2", " 50/2", "1000001/1",
      "99999999999999999999/1", "٥/2",
    ])
  func refused(text: String) {
    #expect(RateLimit(text) == nil)
  }
}
