import RestanteCore

/// The statements that write the publications of one portal.
extension PortalWrites {
  /// All of them.
  ///
  /// - Parameter occurrence: Counts what occurred.
  func commands(_ placed: Placed, at now: Timestamp, occurrence: Int64) -> [Command] {
    var commands: [Command] = []
    if !placed.inserted.isEmpty {
      commands += insertions(
        placed.inserted.sorted { $0.number < $1.number }, at: now, occurrence: occurrence)
    }
    if !placed.refreshed.isEmpty {
      commands.append(places(placed.refreshed, at: now))
      let taking = placed.refreshed.filter(\.takesBody)
      if !taking.isEmpty {
        commands.append(replacement(taking, at: now, occurrence: occurrence))
      }
      let keeping = placed.refreshed.filter { !$0.takesBody }
      if !keeping.isEmpty { commands.append(repetition(keeping)) }
    }
    return commands
  }

  private func insertions(
    _ inserted: [(index: Int, number: Int64)], at now: Timestamp, occurrence: Int64
  ) -> [Command] {
    let rows = inserted.map { writes[$0.index] }
    let head: [Parameter] = [
      .int(portal.rawValue), Self.times(rows, at: now),
      .ints(rows.map(\.queue.application.rawValue)), .texts(rows.map(\.queue.connector)),
      .ints(inserted.map(\.number)), .blobs(rows.map(\.publication.messageID.bytes)),
    ]
    let names = Parameter.texts(rows.map(\.publication.name.text))
    return [
      Command(
        """
        INSERT INTO event
          (portal, app, connector, event, occurred_at, first_at, attempts, member, message_id, name,
           data, occurrence, checksum, publisher, trace, repeats)
        SELECT $1, k.app, k.connector, k.event, k.occurred_at, k.first_at, 0, k.member,
          k.message_id, k.name, k.data, k.occurrence, k.checksum, k.publisher, k.trace, k.repeats
        FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bytea[],
          $7::bigint[], $8::text[], $9::bytea[], $10::bigint[], $11::bigint[], $12::bigint[],
          $13::text[], $14::bigint[], $15::bigint[])
          AS k (occurred_at, app, connector, event, message_id, member, name, data, occurrence,
            checksum, publisher, trace, repeats, first_at)
        """,
        head + Self.bodies(rows, at: now, occurrence: occurrence) + [.ints(rows.map(\.firstAt))]),
      // Where another node made the key's first copy at the same moment this fails, and the
      // transaction is run again.
      Command(
        """
        INSERT INTO waiting
          (portal, app, connector, failed, occurred_at, event, last_claim, message_id, name)
        SELECT $1, k.app, k.connector, false, k.occurred_at, k.event, 0, k.message_id, k.name
        FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bytea[],
          $7::text[])
          AS k (occurred_at, app, connector, event, message_id, name)
        """, head + [names]),
    ]
  }

  /// Moves copies to where they stand from now on.
  private func places(_ refreshed: [Refreshed], at now: Timestamp) -> Command {
    Command(
      """
      UPDATE waiting w SET failed = k.failed, occurred_at = k.occurred_at, last_claim = 0,
        name = coalesce(k.name, w.name), retry_at = CASE WHEN k.failed THEN w.retry_at END
      FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
        $7::boolean[], $8::boolean[], $9::text[])
        AS k (app, connector, event, occurred_at, occurred_before, was_failed, failed, name)
      WHERE w.portal = $1 AND w.app = k.app AND w.connector = k.connector
        AND w.failed = k.was_failed AND w.occurred_at = k.occurred_before AND w.event = k.event
      """,
      copies(refreshed) + [
        .ints(
          refreshed.map { refreshed in
            refreshed.takesBody
              ? writes[refreshed.index].publication.occurred(at: now).seconds
              : refreshed.copy.occurredAt
          }),
        .ints(refreshed.map(\.copy.occurredAt)), .flags(refreshed.map(\.wasFailed)),
        .flags(refreshed.map(\.isFailed)),
        .optionalTexts(
          refreshed.map { $0.takesBody ? writes[$0.index].publication.name.text : nil }),
      ])
  }

  /// Gives copies what is published. Others may have counted further when they wrote before.
  private func replacement(
    _ refreshed: [Refreshed], at now: Timestamp, occurrence: Int64
  ) -> Command {
    let rows = refreshed.map { writes[$0.index] }
    let counted = OccurrenceNumber.countMask
    return Command(
      """
      UPDATE event e SET occurred_at = k.occurred_at, first_at = least(e.first_at, k.first_at),
        occurrence = k.occurrence - (k.occurrence & \(counted))
          + greatest(e.occurrence & \(counted), k.occurrence & \(counted)),
        member = k.member, name = k.name, data = k.data, checksum = k.checksum,
        publisher = k.publisher, trace = k.trace, repeats = e.repeats + k.repeats + 1,
        retry_at = CASE WHEN k.failed THEN e.retry_at END
      FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
        $7::boolean[], $8::bigint[], $9::text[], $10::bytea[], $11::bigint[], $12::bigint[],
        $13::bigint[], $14::text[], $15::bigint[])
        AS k (app, connector, event, occurred_at, first_at, failed, member, name, data,
          occurrence, checksum, publisher, trace, repeats)
      WHERE e.portal = $1 AND e.app = k.app AND e.connector = k.connector AND e.event = k.event
      """,
      copies(refreshed) + [
        Self.times(rows, at: now), .ints(rows.map(\.firstAt)), .flags(refreshed.map(\.isFailed)),
      ] + Self.bodies(rows, at: now, occurrence: occurrence))
  }

  /// Lets copies carry what they do, though their key occurred.
  private func repetition(_ refreshed: [Refreshed]) -> Command {
    Command(
      """
      UPDATE event e SET first_at = least(e.first_at, k.first_at),
        repeats = e.repeats + k.repeats + 1, retry_at = CASE WHEN k.failed THEN e.retry_at END
      FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::boolean[],
        $7::bigint[])
        AS k (app, connector, event, first_at, failed, repeats)
      WHERE e.portal = $1 AND e.app = k.app AND e.connector = k.connector AND e.event = k.event
      """,
      copies(refreshed) + [
        .ints(refreshed.map { writes[$0.index].firstAt }), .flags(refreshed.map(\.isFailed)),
        .ints(refreshed.map { writes[$0.index].repeats }),
      ])
  }

  /// The portal and which copies are meant.
  private func copies(_ refreshed: [Refreshed]) -> [Parameter] {
    let rows = refreshed.map { writes[$0.index] }
    return [
      .int(portal.rawValue), .ints(rows.map(\.queue.application.rawValue)),
      .texts(rows.map(\.queue.connector)), .ints(refreshed.map(\.copy.number)),
    ]
  }

  private static func times(_ writes: [Write], at now: Timestamp) -> Parameter {
    .ints(writes.map { $0.publication.occurred(at: now).seconds })
  }

  /// User, name, data, number, checksum and provenance of what is published.
  private static func bodies(
    _ writes: [Write], at now: Timestamp, occurrence: Int64
  ) -> [Parameter] {
    let publications = writes.map(\.publication)
    return [
      .optionalInts(publications.map { $0.user.stored }), .texts(publications.map(\.name.text)),
      .blobs(publications.map(\.data)),
      .ints(
        publications.map { OccurrenceNumber(count: occurrence, of: $0, at: now).rawValue }),
      .ints(
        publications.map { publication in
          publication.body.checksum(
            name: publication.name, messageID: publication.messageID,
            occurredAt: publication.occurred(at: now).seconds)
        }),
      .optionalInts(publications.map(\.publisher?.stored)),
      .optionalTexts(publications.map(\.trace?.text)), .ints(writes.map(\.repeats)),
    ]
  }
}
