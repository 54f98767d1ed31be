import RestanteCore
import RestanteTesting
import Testing

@Suite("Choices and settings of queues")
struct QueueSettingsTests {
  @Test("what neither decides the product does, the application before the portal")
  func effective() {
    #expect(
      QueueSettings(application: QueueOverrides(), portal: QueueOverrides()) == QueueSettings())
    let portal = QueueOverrides(
      lease: .set(1), maxAttempts: .set(nil), history: .set(2),
      retry: .set(RetryPolicy()),
      depthLimit: .set(DepthLimit(events: 3, overflow: .refuse)))
    let fromPortal = QueueSettings(application: QueueOverrides(), portal: portal)
    #expect(
      fromPortal
        == QueueSettings(
          lease: 1, history: 2, retry: RetryPolicy(),
          depthLimit: DepthLimit(events: 3, overflow: .refuse)))
    let own = QueueOverrides(
      lease: .set(7), maxAttempts: .set(8), history: .set(0), retry: .set(nil),
      depthLimit: .set(nil))
    #expect(
      QueueSettings(application: own, portal: portal)
        == QueueSettings(lease: 7, maxAttempts: 8, history: 0))
  }

  @Test("overrides come back from their text as they were, random ones too")
  func storedText() throws {
    let seed = UInt64.random(in: 0 ... .max)
    let random = SeededRandom(seed: seed)
    func choice<Value>(_ value: Value) -> Override<Value> {
      random.chance(percent: 50) ? .set(value) : .open
    }
    for _ in 1...500 {
      let overrides = QueueOverrides(
        lease: choice(Int64(1 + random.number(below: 604_800))),
        maxAttempts: choice(
          random.chance(percent: 50) ? nil : Int64(1 + random.number(below: 99))),
        history: choice(Int64(random.number(below: 3))),
        retry: choice(
          random.chance(percent: 30)
            ? nil
            : RetryPolicy(
              firstDelay: Int64(1 + random.number(below: 9)), factor: 3,
              longestDelay: 77, jitter: Int64(random.number(below: 101)), attempts: 5)),
        depthLimit: choice(
          random.chance(percent: 30)
            ? nil
            : DepthLimit(
              events: 4, overflow: random.chance(percent: 50) ? .refuse : .deadLetter)))
      #expect(QueueOverrides(storedText: overrides.storedText) == overrides, "seed \(seed)")
    }
  }

  @Test(
    "what is no text of overrides is refused",
    arguments: ["", "[]", #"{"retry":{"factor":2}}"#, #"{"depth_limit":{"events":1}}"#])
  func badText(text: String) {
    #expect(QueueOverrides(storedText: text) == nil)
  }

  @Test("delays grow by the factor up to the longest, whatever the attempts")
  func delays() {
    let policy = RetryPolicy(
      firstDelay: 10, factor: 3, longestDelay: 200, jitter: 0, attempts: 1_000_000)
    let id = EventID(rawValue: 1)
    let delays = [1, 2, 3, 4, 5, 1_000_000].map { policy.delay(of: id, attempts: $0) }
    #expect(delays == [10_000, 30_000, 90_000, 200_000, 200_000, 200_000])
    let steady = RetryPolicy(
      firstDelay: 10, factor: 1, longestDelay: 200, jitter: 0, attempts: 1_000_000)
    #expect(steady.delay(of: id, attempts: 1_000_000) == 10_000)
    let longest = RetryPolicy(
      firstDelay: 604_800, factor: 10, longestDelay: 604_800, jitter: 100,
      attempts: 1_000_000)
    let spread = (1...5_000).map {
      longest.delay(of: EventID(rawValue: $0 * 7), attempts: 9)
    }
    #expect(spread.allSatisfy { (0...604_800_000).contains($0) })
    #expect(Set(spread).count > 900)
  }

  @Test("retries end with the policy's attempts or the limit on attempts, whichever is smaller")
  func bounds() {
    let time = Timestamp(seconds: 100)
    let id = EventID(rawValue: 1)
    var settings = QueueSettings(retry: RetryPolicy(jitter: 0, attempts: 3))
    #expect(settings.retryTime(of: id, attempts: 2, failedAt: time) == time.adding(seconds: 120))
    #expect(settings.retryTime(of: id, attempts: 3, failedAt: time) == nil)
    settings.maxAttempts = 2
    #expect(settings.retryTime(of: id, attempts: 1, failedAt: time) != nil)
    #expect(settings.retryTime(of: id, attempts: 2, failedAt: time) == nil)
    settings.retry = nil
    #expect(settings.retryTime(of: id, attempts: 1, failedAt: time) == nil)
  }

  @Test("places of a history come back from their text, and go from new to old")
  func places() {
    let place = HistoryPosition(leftAt: Timestamp(milliseconds: 5), id: EventID(rawValue: 7))
    #expect(place.text == "5-7" && HistoryPosition("5-7") == place)
    for text in ["", "5", "5-", "-7", "5-7-9", "a-7", "5-b"] {
      #expect(HistoryPosition(text) == nil)
    }
    let older = HistoryPosition(leftAt: Timestamp(milliseconds: 4), id: EventID(rawValue: 9))
    let smaller = HistoryPosition(leftAt: Timestamp(milliseconds: 5), id: EventID(rawValue: 6))
    #expect(older.comes(after: place) && smaller.comes(after: place))
    #expect(older.comes(after: smaller) && !place.comes(after: place))
  }
}
