import Testing

@testable import RestanteCore

@Suite("What waits for a hint")
struct WaitingInterestTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")
  private static let lead = EventName(stored: "ONCRMLEADADD")

  private func interest(
    _ conditions: EventFilter.Condition..., failed: Bool = false
  ) -> WaitingInterest {
    WaitingInterest(filter: EventFilter(conditions), wantsFailed: failed)
  }

  @Test("is served by what arrived, or failed, under a name that its filter lets through")
  func names() {
    let deals = QueueActivity(arrived: 1, names: EventNames([Self.deal]))
    let both = QueueActivity(arrived: 2, names: EventNames([Self.deal, Self.lead]))
    let wantsLead = interest(.init(.name, .equal, [.text("OnCrmLeadAdd")]))
    let wantsEither = interest(.init(.name, .equal, [.text("X"), .text("oncrmdealupdate")]))
    #expect(interest().mayBeServed(by: deals) && wantsEither.mayBeServed(by: deals))
    #expect(!wantsLead.mayBeServed(by: deals) && wantsLead.mayBeServed(by: both))
    #expect(wantsLead.mayBeServed(by: QueueActivity(arrived: 1)), "it may be any")
    #expect(wantsLead.mayBeServed(by: QueueActivity()), "asked to look")
    #expect(!interest().mayBeServed(by: QueueActivity(claimed: 1, left: 3)))
    #expect(!interest(failed: true).mayBeServed(by: deals))
    #expect(interest(failed: true).mayBeServed(by: QueueActivity(failed: 1)))
    #expect(!interest().mayBeServed(by: QueueActivity(failed: 1)))
  }

  @Test("goes by nothing that stores may compare in another way")
  func doubtful() {
    let custom = QueueActivity(
      arrived: 1, names: EventNames([EventName(stored: "ONСДЕЛКА")]))
    #expect(interest(.init(.name, .equal, [.text("other")])).mayBeServed(by: custom))
    let deals = QueueActivity(arrived: 1, names: EventNames([Self.deal]))
    #expect(interest(.init(.name, .pattern, [.text("ONCRMLEAD%")])).mayBeServed(by: deals))
    #expect(interest(.init(.name, .equal, [.text("ONСДЕЛКА")])).mayBeServed(by: deals))
  }

  @Test("a hint to look outlives what is added to it")
  func sums() {
    var sum = QueueActivity.nothing
    #expect(!interest().mayBeServed(by: sum))
    sum.add(QueueActivity(claimed: 2))
    #expect(!interest().mayBeServed(by: sum))
    sum.add(QueueActivity())
    sum.add(QueueActivity(left: 1))
    #expect(interest().mayBeServed(by: sum))
  }

  @Test("names are few and short, or any")
  func bounded() {
    let many = (1...EventNames.maxNames).map { EventName(stored: "E\($0)") }
    var names = EventNames(many)
    #expect(names.known?.count == EventNames.maxNames)
    names.insert(many[0])
    #expect(names.known?.count == EventNames.maxNames)
    names.insert(EventName(stored: "F"))
    #expect(names == .any)
    let long = EventName(stored: String(repeating: "L", count: EventNames.maxBytes + 1))
    #expect(EventNames([long]) == .any)
    var union = EventNames([Self.deal])
    union.formUnion(EventNames([Self.lead]))
    #expect(union == EventNames([Self.lead, Self.deal]))
    union.formUnion(.any)
    #expect(union == .any)
  }
}
