import RestanteCore
import Testing

/// An application without bindings and short words for binding it.
private struct BindingScene: Sendable {
  static let event = EventName(stored: "ONCRMLEADADD")
  let store: any Store
  let application: Application

  init(_ subject: any StoreUnderTest) async throws {
    store = subject.store
    application = try await PortalFixture(in: store).application.application
  }

  func bind(
    _ target: Binding.Target, connector: String = "", event: EventName = Self.event,
    minimumInterval: Int64? = nil
  ) async throws -> BindEvent.Outcome {
    try await store.perform(
      BindEvent(
        portal: application.portal, application: application.id, event: event, target: target,
        connector: connector, minimumInterval: minimumInterval))
  }

  func unbind(
    _ selection: UnbindEvent.Selection, event: EventName = Self.event
  ) async throws -> Int {
    try await store.perform(
      UnbindEvent(
        portal: application.portal, application: application.id, event: event,
        selection: selection))
  }

  func bindings(actingAs user: Int64? = nil) async throws -> [Binding] {
    try await store.bindings(
      of: application.id, on: application.portal, actingAs: user.map(UserID.init(rawValue:)))
  }

  func numbers(actingAs user: Int64? = nil) async throws -> [Int64] {
    try await bindings(actingAs: user).map(\.id.rawValue)
  }
}

private func online(_ handler: String, as user: Int64? = nil) -> Binding.Target {
  .online(handler: handler, user: user.map(UserID.init(rawValue:)))
}

private func bound(_ number: Int64) -> BindEvent.Outcome {
  .bound(BindingID(rawValue: number))
}

extension StoreConformance {
  static let bindings: [[ConformanceCase]] = [
    ConformanceCase.plain("bindings come back with everything they were made of") { subject in
      let scene = try await BindingScene(subject)
      let event = EventName(stored: "ONOFFLINEEVENT")
      #expect(try await scene.bind(.offline, connector: "sync") == bound(1))
      let target = online("https://Handler.example/A", as: 7)
      let second = try await scene.bind(target, event: event, minimumInterval: 600)
      #expect(second == bound(2))
      let expected = [
        Binding(
          id: BindingID(rawValue: 1), application: scene.application.id,
          event: BindingScene.event, target: .offline, connector: "sync"),
        Binding(
          id: BindingID(rawValue: 2), application: scene.application.id, event: event,
          target: target, connector: "", minimumInterval: 600),
      ]
      #expect(try await scene.bindings() == expected)
    },
    ConformanceCase.plain("the same binding cannot be made twice") { subject in
      let scene = try await BindingScene(subject)
      #expect(try await scene.bind(.offline) == bound(1))
      #expect(try await scene.bind(.offline) == .duplicate)
      #expect(try await scene.bind(online("https://h.example/a", as: 1)) == bound(2))
      #expect(try await scene.bind(online("https://h.example/a", as: 1)) == .duplicate)
      #expect(try await scene.bind(online("HTTPS://H.example/A", as: 1)) == .duplicate)
      let later = try await scene.bind(
        online("https://h.example/a", as: 1), minimumInterval: 5)
      #expect(later == .duplicate)
      #expect(try await scene.numbers() == [1, 2])
    },
    ConformanceCase.plain("an absent user is the same as user 0") { subject in
      let scene = try await BindingScene(subject)
      #expect(try await scene.bind(online("https://h.example/a")) == bound(1))
      #expect(try await scene.bind(online("https://h.example/a", as: 0)) == .duplicate)
    },
    ConformanceCase.plain("event, handler, user and connector tell bindings apart") { subject in
      let scene = try await BindingScene(subject)
      let other = EventName(stored: "ONCRMDEALADD")
      #expect(try await scene.bind(online("https://h.example/a", as: 1)) == bound(1))
      #expect(try await scene.bind(online("https://h.example/b", as: 1)) == bound(2))
      #expect(try await scene.bind(online("https://h.example/a", as: 2)) == bound(3))
      #expect(try await scene.bind(online("https://h.example/a")) == bound(4))
      let connector = try await scene.bind(online("https://h.example/a", as: 1), connector: "s")
      #expect(connector == bound(5))
      #expect(try await scene.bind(online("https://h.example/a", as: 1), event: other) == bound(6))
      #expect(try await scene.bind(.offline) == bound(7))
      #expect(try await scene.bind(.offline, connector: "s") == bound(8))
      #expect(try await scene.bind(.offline, event: other) == bound(9))
    },
    ConformanceCase.plain("applications bind the same event each for itself") { subject in
      let scene = try await BindingScene(subject)
      #expect(try await scene.bind(.offline) == bound(1))
      let portal = try #require(try await scene.store.portals().first)
      let second = try await ApplicationFixture(
        in: scene.store, on: portal, clientID: "local.second")
      try await second.bindOffline(BindingScene.event, in: scene.store)
      let theirs = try await scene.store.bindings(
        of: second.application.id, on: portal.id, actingAs: nil)
      #expect(theirs.map(\.id.rawValue) == [2])
      #expect(try await scene.numbers() == [1])
    },
    ConformanceCase.plain("each portal numbers its own bindings") { subject in
      let scene = try await BindingScene(subject)
      #expect(try await scene.bind(.offline) == bound(1))
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(BindingScene.event, in: scene.store)
      let theirs = try await scene.store.bindings(
        of: elsewhere.application.application.id, on: elsewhere.portal.id, actingAs: nil)
      #expect(theirs.map(\.id.rawValue) == [1])
    },
    ConformanceCase.plain("bindings can be narrowed to online ones of one user") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(.offline)
      _ = try await scene.bind(online("https://h.example/a", as: 1))
      _ = try await scene.bind(online("https://h.example/a", as: 2))
      _ = try await scene.bind(online("https://h.example/a"))
      #expect(try await scene.numbers() == [1, 2, 3, 4])
      #expect(try await scene.numbers(actingAs: 2) == [3])
      #expect(try await scene.numbers(actingAs: 9) == [])
    },
    ConformanceCase.plain("an offline binding ends by its connector") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(.offline)
      _ = try await scene.bind(.offline, connector: "sync")
      _ = try await scene.bind(online("https://h.example/a"))
      #expect(try await scene.unbind(.offline(connector: "mail")) == 0)
      #expect(try await scene.unbind(.offline(connector: "sync")) == 1)
      #expect(try await scene.unbind(.offline(connector: "sync")) == 0)
      #expect(try await scene.numbers() == [1, 3])
    },
    ConformanceCase.plain("online bindings end by handler, whatever their connector") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(online("https://h.example/a", as: 1))
      _ = try await scene.bind(online("https://h.example/a", as: 2), connector: "sync")
      _ = try await scene.bind(online("https://h.example/b", as: 1))
      _ = try await scene.bind(.offline)
      let selection = UnbindEvent.Selection.online(handler: "https://H.example/A", user: nil)
      #expect(try await scene.unbind(selection) == 2)
      #expect(try await scene.numbers() == [3, 4])
    },
    ConformanceCase.plain("online bindings end by user, 0 standing for none") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(online("https://h.example/a", as: 1))
      _ = try await scene.bind(online("https://h.example/a", as: 2))
      _ = try await scene.bind(online("https://h.example/a"))
      let unbind = { (user: Int64) in
        try await scene.unbind(
          .online(handler: "https://h.example/a", user: UserID(rawValue: user)))
      }
      #expect(try await unbind(9) == 0)
      #expect(try await unbind(0) == 1)
      #expect(try await scene.numbers() == [1, 2])
      #expect(try await unbind(2) == 1)
      #expect(try await scene.numbers() == [1])
    },
    ConformanceCase.plain("an end of subscription is about one event") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(.offline)
      #expect(
        try await scene.unbind(.offline(connector: ""), event: EventName(stored: "ONX")) == 0)
      #expect(try await scene.numbers() == [1])
    },
    ConformanceCase.plain("numbers of bindings are never used again") { subject in
      let scene = try await BindingScene(subject)
      _ = try await scene.bind(.offline)
      _ = try await scene.unbind(.offline(connector: ""))
      #expect(try await scene.bind(.offline) == bound(2))
    },
  ]
}
