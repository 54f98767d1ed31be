import RestanteCore
import Testing

@testable import RestanteServer

extension DiagnosisTests {
  @Test("Queues that nobody fetches and dead letters are found, with the command that helps")
  func queues() {
    let now = Timestamp(seconds: 1_800_000_000)
    func findings(
      pending: Int64 = 0, failed: Int64 = 0, age: Int64? = nil, connector: String = ""
    ) -> [Finding] {
      let key = QueueKey(
        portal: PortalID(rawValue: 1), application: ApplicationID(rawValue: 1),
        connector: connector)
      let figures = QueueFigures(
        clientID: "app", connector: connector, pending: pending, failed: failed,
        oldestPendingAt: age.map { now.seconds - $0 })
      return QueueFacts(
        queues: [.init(key: key, domain: "p.example", figures: figures)],
        dataOption: " --data /d", now: now
      ).findings
    }
    #expect(findings().map(\.severity) == [.ok])
    #expect(findings(pending: 5, age: 86_400).map(\.severity) == [.ok])
    let stuck = findings(pending: 1, age: 3 * 86_400, connector: "erp")
    #expect(stuck.map(\.check) == ["queue-stuck"])
    #expect(stuck.first?.text.contains("1 event wait, the oldest for 3 days") == true)
    #expect(stuck.first?.remedy == "restante queue why app --connector erp --data /d")
    let dead = findings(failed: 2)
    #expect(dead.first?.text == "The queue of app on p.example has 2 dead letters.")
    #expect(dead.first?.remedy == "restante queue dead app --data /d")
  }

  @Test("Handlers are found that are suspended, out, unreachable or have parked deliveries")
  func handlers() {
    let now = Timestamp(seconds: 1_800_000_000)
    func findings(
      suspended: Bool = false, outage: Int64? = nil, refusal: String? = nil, parked: Int64 = 0
    ) -> [Finding] {
      let state = HandlerState(
        mode: .safe, isSuspended: suspended,
        outage: outage.map {
          .init(
            start: now.adding(seconds: -$0), probes: 1, nextProbe: now, isHandlerFailure: true)
        })
      let figures = HandlerFigures(
        handler: BindingID(rawValue: 4), application: nil, url: "https://h.example/secret",
        state: state, counts: [.parked: parked])
      return HandlerFacts(
        handlers: [
          .init(
            handler: .init(domain: "p.example", figures: figures), place: "h.example:443",
            refusal: refusal)
        ], dataOption: "", now: now
      ).findings
    }
    #expect(findings().map(\.severity) == [.ok])
    #expect(findings(suspended: true).map(\.check) == ["handler-suspended"])
    #expect(
      findings(suspended: true).first?.remedy
        == "restante deliveries resume 4 --portal p.example")
    let outage = findings(outage: 7_200, refusal: "connection refused", parked: 1)
    #expect(
      outage.map(\.check) == ["handler-outage", "handler-unreachable", "deliveries-parked"])
    #expect(outage.first?.text.contains("has taken no delivery for 2 hours") == true)
    #expect(outage.allSatisfy { !$0.text.contains("secret") })
  }
}
