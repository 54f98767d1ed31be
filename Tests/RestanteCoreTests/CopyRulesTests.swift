import RestanteCore
import Testing

@Suite("The rules for copies of a key")
struct CopyRulesTests {
  @Test("send a new occurrence to the pending copy before any other")
  func pendingFirst() {
    for mode in Mode.allCases {
      for hasFailed in [false, true] {
        let destination = CopyRules.destination(
          hasPending: true, hasFailed: hasFailed, mode: mode)
        #expect(destination == .refreshPending)
      }
    }
  }

  @Test("make a new copy when there is none")
  func insertion() {
    for mode in Mode.allCases {
      let destination = CopyRules.destination(hasPending: false, hasFailed: false, mode: mode)
      #expect(destination == .insert)
    }
  }

  @Test("revive a failed copy in safe mode and leave it failed in strict mode")
  func failedCopy() {
    #expect(CopyRules.destination(hasPending: false, hasFailed: true, mode: .safe) == .reviveFailed)
    #expect(
      CopyRules.destination(hasPending: false, hasFailed: true, mode: .strict) == .refreshFailed)
  }

  private func copy(
    id: Int64, occurredAt: Int64, name: String, attempts: Int64, first: Int64, failedAt: Int64?
  ) -> EventState {
    EventState(
      id: EventID(rawValue: id), occurredAt: occurredAt, name: EventName(stored: name),
      messageID: MessageID(stored: Array(repeating: 0, count: 16)), isFailed: id == 1,
      attempts: attempts, firstOccurredAt: first, failedAt: failedAt)
  }

  @Test("merge a newer copy into the one that was there")
  func mergeNewer() {
    let present = copy(id: 1, occurredAt: 100, name: "OLD", attempts: 3, first: 50, failedAt: 110)
    let arriving = copy(id: 2, occurredAt: 101, name: "NEW", attempts: 1, first: 60, failedAt: 120)
    var expected = arriving
    expected.id = EventID(rawValue: 1)
    expected.isFailed = true
    expected.attempts = 3
    expected.firstOccurredAt = 50
    let merged = CopyRules.merge(present: present, arriving: arriving)
    #expect(merged.state == expected)
    #expect(merged.takesBody, "what it carries is the newer occurrence's, too")
  }

  @Test("never let an older copy overwrite the one that was there", arguments: [99, 100])
  func mergeOlder(arrivedAt: Int64) {
    let present = copy(id: 1, occurredAt: 100, name: "NEW", attempts: 1, first: 60, failedAt: nil)
    let arriving = copy(
      id: 2, occurredAt: arrivedAt, name: "OLD", attempts: 2, first: 50, failedAt: 105)
    var expected = present
    expected.attempts = 2
    expected.firstOccurredAt = 50
    expected.failedAt = 105
    let merged = CopyRules.merge(present: present, arriving: arriving)
    #expect(merged.state == expected)
    #expect(!merged.takesBody)
  }

  @Test("keep no time of failure when neither copy failed")
  func mergeNeverFailed() {
    let present = copy(id: 1, occurredAt: 100, name: "A", attempts: 0, first: 100, failedAt: nil)
    let arriving = copy(id: 2, occurredAt: 101, name: "B", attempts: 0, first: 101, failedAt: nil)
    #expect(CopyRules.merge(present: present, arriving: arriving).state.failedAt == nil)
  }

  @Test("go by the number of the occurrence, and by time where there is none")
  func order() {
    let occurrence = { (number: Int64, at: Int64) in
      EventState(
        id: EventID(rawValue: 1), occurredAt: at, occurrence: number,
        name: EventName(stored: "A"), messageID: MessageID(stored: []), firstOccurredAt: 0)
    }
    #expect(CopyRules.isNewer(occurrence(8, 100), than: occurrence(7, 100)))
    #expect(CopyRules.isNewer(occurrence(8, 99), than: occurrence(7, 100)))
    // Events from before there were numbers.
    #expect(CopyRules.isNewer(occurrence(1, 100), than: occurrence(0, 100)))
    #expect(CopyRules.isNewer(occurrence(0, 101), than: occurrence(0, 100)))
    #expect(!CopyRules.isNewer(occurrence(0, 100), than: occurrence(0, 100)))
  }

  @Test("go by the times of occurrences where one of them was told, else by their numbers")
  func toldTimes() {
    let now = Timestamp(milliseconds: 100_500)
    let occurrence = { (count: Int64, told: Int64?) in
      EventState(
        new: Publication(
          name: EventName(stored: "A"), time: told.map(Timestamp.init(milliseconds:))),
        id: EventID(rawValue: 1), at: now, count: count)
    }
    #expect(CopyRules.isNewer(occurrence(1, nil), than: occurrence(2, 100_499)))
    #expect(!CopyRules.isNewer(occurrence(2, 100_499), than: occurrence(1, nil)))
    #expect(CopyRules.isNewer(occurrence(2, 99_999), than: occurrence(1, 99_998)))
    #expect(CopyRules.isNewer(occurrence(1, 99_999), than: occurrence(2, 99_998)))
    #expect(CopyRules.isNewer(occurrence(2, 90_000), than: occurrence(1, 90_000)))
    // From before milliseconds were kept.
    let plain = EventState(
      id: EventID(rawValue: 1), occurredAt: 100, occurrence: 7, name: EventName(stored: "A"),
      messageID: MessageID(stored: []), firstOccurredAt: 0)
    #expect(CopyRules.isNewer(occurrence(8, nil), than: plain))
    #expect(CopyRules.isNewer(plain, than: occurrence(8, 99_999)))
    #expect(CopyRules.isNewer(occurrence(8, 100_001), than: plain))
  }

  @Test("never let what happened earlier replace what a copy carries")
  func lateOccurrence() {
    let now = Timestamp(milliseconds: 100_500)
    let there = copy(id: 1, occurredAt: 90, name: "A", attempts: 2, first: 80, failedAt: 91)
    for (told, isLatest) in [(nil, true), (89_999, false), (91_000, true)] as [(Int64?, Bool)] {
      let publication = Publication(
        name: EventName(stored: "B"), time: told.map(Timestamp.init(milliseconds:)))
      let (state, takesBody) = CopyRules.refreshed(
        there, by: publication, at: now, count: 9, isFailed: false)
      #expect(takesBody == isLatest)
      #expect(state.name == EventName(stored: isLatest ? "B" : "A"))
      #expect(state.occurredAt == (isLatest ? (told ?? 100_500) / 1_000 : 90))
      #expect(state.firstOccurredAt == 80 && !state.isFailed && state.attempts == 2)
    }
  }
}
