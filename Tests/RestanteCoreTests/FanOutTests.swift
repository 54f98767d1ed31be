import RestanteCore
import Testing

@Suite("Fan-out")
struct FanOutTests {
  private func candidate(
    connector: String = "", mayReceive: Bool = true, isOffline: Bool = true
  ) -> FanOut.Candidate {
    FanOut.Candidate(
      binding: BindingID(rawValue: 1), application: ApplicationID(rawValue: 1),
      clientID: "local.app", standing: ApplicationStanding(isActive: mayReceive),
      connector: connector, isOffline: isOffline)
  }

  @Test(
    "drops a change exactly when application and connector are the binding's own",
    arguments: [
      ("", "local.app", "", FanOut.Decision.suppress),
      ("sync", "local.app", "", .queue),
      ("", "local.app", "sync", .queue),
      ("sync", "local.app", "sync", .suppress),
      ("sync", "local.app", "mail", .queue),
      ("sync", "local.app", "SYNC", .queue),
      ("", "local.other", "", .queue),
      ("sync", "local.other", "sync", .queue),
      ("", "LOCAL.APP", "", .queue),
    ])
  func loopPrevention(
    bound: String, clientID: String, connector: String, expected: FanOut.Decision
  ) {
    let origin = EventOrigin(clientID: clientID, connector: connector)
    #expect(FanOut.decide(candidate(connector: bound), origin: origin) == expected)
  }

  @Test("keeps a change without origin, as a webhook's, at every queue")
  func withoutOrigin() {
    for connector in ["", "sync"] {
      #expect(FanOut.decide(candidate(connector: connector), origin: nil) == .queue)
    }
  }

  @Test("skips applications that may not receive, own changes included")
  func notReceiving() {
    let origins = [nil, EventOrigin(clientID: "local.app"), EventOrigin(clientID: "x")]
    for origin in origins {
      #expect(FanOut.decide(candidate(mayReceive: false), origin: origin) == .skip)
    }
  }

  @Test("delivers to online bindings, own changes included")
  func online() {
    for origin in [nil, EventOrigin(clientID: "local.app")] {
      #expect(FanOut.decide(candidate(isOffline: false), origin: origin) == .deliver)
    }
    let closed = candidate(mayReceive: false, isOffline: false)
    #expect(FanOut.decide(closed, origin: nil) == .skip)
  }
}
