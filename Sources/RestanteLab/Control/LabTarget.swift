import RestanteCore
import RestanteNative
import RestanteServer

/// The portal that a call of the lab is about.
struct LabTarget: Sendable {
  let portal: Portal
  let mode: Mode
  let store: any Store

  /// The client id of the application that is meant where none is named.
  var standardClientID: String

  /// - Parameters:
  ///   - portal: The portal, whose demo application is meant where none is named.
  ///   - mode: Its mode.
  ///   - store: Where it is kept.
  init(portal: Portal, mode: Mode, store: any Store) {
    self.portal = portal
    self.mode = mode
    self.store = store
    standardClientID = Credential.demoClientID(memberID: portal.memberID)
  }

  /// The application with a client id, by default the standard one; it must receive events.
  ///
  /// - Parameters:
  ///   - clientID: The client id.
  ///   - arguments: Who is told of a wrong one, in the member `application`.
  /// - Throws: `Problem` or `StoreError`.
  func application(_ clientID: String?, _ arguments: ArgumentReader) async throws -> Application {
    let clientID = clientID ?? standardClientID
    guard let found = try await store.application(clientID: clientID, on: portal.id) else {
      throw arguments.wrong(
        "application", "must be the client id of an application on \(portal.domain)")
    }
    guard found.mayReceive else {
      throw arguments.wrong("application", "must be installed, active and paid for")
    }
    return found
  }
}

extension LabControl {
  /// The portal that the member `portal` names, by default the demo portal.
  ///
  /// - Throws: `Problem` or `StoreError`.
  func target(_ arguments: ArgumentReader) async throws -> LabTarget {
    let domain = try arguments.string("portal") ?? server.demoDomain
    let store = try server.store
    guard let portal = try await store.portal(domain: domain), portal.domain == domain else {
      throw arguments.wrong("portal", "must be the domain of a portal")
    }
    return LabTarget(portal: portal, mode: portal.mode ?? mode, store: store)
  }
}
