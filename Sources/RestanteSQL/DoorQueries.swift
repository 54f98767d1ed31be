public import RestanteCore

/// Look-ups of doors, for readers and the writer alike.
extension SQLSource {
  /// What a door's code stands for.
  public func doorGrant(code: SecretHash) throws(StoreError) -> DoorGrant? {
    try first(
      """
      SELECT \(IdentityColumns.portal), d.token, d.learns, d.expires_at
      FROM door d JOIN portal p ON p.portal = d.portal WHERE d.hash = $1
      """, [.bytes(code.bytes)], DoorGrant.init(_:))
  }

  /// Doors of a portal by ascending id.
  public func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [DoorRecord] {
    try rows(
      """
      SELECT hash, token, learns, label, created_at, expires_at FROM door
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, [.int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit))],
      DoorRecord.init(_:))
  }
}

/// Writing doors.
extension SQLWriter {
  /// Adds a door.
  public func addDoor(_ operation: AddDoor) throws(StoreError) {
    let token = operation.token.stored
    try execute(
      """
      INSERT INTO door (hash, portal, token, learns, expires_at, label, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .bytes(operation.code.bytes), .int(operation.portal.rawValue),
        .optionalBytes(token.hash), .flag(token.learns),
        .optionalInt(operation.lifetime.map { now.adding(seconds: $0).milliseconds }),
        .text(operation.label), .int(now.milliseconds),
      ])
    identityChanged()
  }

  /// Lets a door that learns expect a token from now on; returns whether it still learnt.
  public func teachDoor(
    _ code: SecretHash, token: SecretHash, on portal: PortalID
  ) throws(StoreError) -> Bool {
    identityChanged()
    return try execute(
      """
      UPDATE door SET token = $1, learns = false
      WHERE hash = $2 AND portal = $3 AND learns AND token IS NULL
      """, [.bytes(token.bytes), .bytes(code.bytes), .int(portal.rawValue)]) > 0
  }
}
