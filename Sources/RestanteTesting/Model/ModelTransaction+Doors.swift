import RestanteCore

/// A door, through which another portal's events come in.
struct ModelDoor: Sendable {
  var portal: PortalID
  var code: SecretHash
  var token: DoorToken
  var label: String
  var createdAt: Timestamp
  var expiresAt: Timestamp?
}

extension ModelTransaction {
  func addDoor(_ operation: AddDoor) throws(StoreError) {
    state.doors.append(
      ModelDoor(
        portal: operation.portal, code: operation.code, token: operation.token,
        label: operation.label, createdAt: now,
        expiresAt: operation.lifetime.map(now.adding(seconds:))))
  }

  func doorGrant(code: SecretHash) throws(StoreError) -> DoorGrant? {
    state.doorGrant(code)
  }

  func teachDoor(
    _ code: SecretHash, token: SecretHash, on portal: PortalID
  ) throws(StoreError) -> Bool {
    let index = state.doors.firstIndex { $0.portal == portal && $0.code == code }
    guard let index, state.doors[index].token == .learning else { return false }
    state.doors[index].token = .expected(token)
    return true
  }

  func removeDoor(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    let before = state.doors.count
    state.doors.removeAll { $0.portal == portal && CredentialID(of: $0.code) == id }
    return state.doors.count < before
  }
}

extension ModelState {
  /// What a door's code stands for.
  func doorGrant(_ code: SecretHash) -> DoorGrant? {
    guard let door = doors.first(where: { $0.code == code }), let portal = portal(door.portal)
    else { return nil }
    return DoorGrant(portal: portal, token: door.token, expiresAt: door.expiresAt)
  }
}
