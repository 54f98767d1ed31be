import RestanteCore
import RestanteJSON

/// `POST /v1/server-key/rotate`: begins to rotate the server key, as `restante server-key rotate`
/// does on the server's machine.
struct PostRotateServerKey: Endpoint {
  let path: PathTemplate = "server-key/rotate"
  let verb = Verb.post
  let access = EndpointAccess.server

  let reference = EndpointReference(
    "rotateServerKey",
    "Makes a new server key, from which every `application_token` is derived. It takes the present "
      + "one's place after `overlap` seconds, until which both are good and `getApp` shows both "
      + "tokens. The key itself is never shown: it is in `server.key` of the data directory of the "
      + "server that replies, with the one before it in `server.key.previous`. Other servers of "
      + "the database need copies of both files before the time is over. Where the key comes from "
      + "the environment it is rotated there, and this is refused with `busy`, as it is while a "
      + "rotation is under way.",
    body: Schemas.members([
      "overlap": Schemas.integer(
        0...AdoptServerKey.maximumOverlap,
        "For how many seconds both keys are good, a week when absent; 0 when the present one has "
          + "been stolen.")
    ]),
    reply: ReplyReference(
      "From when on the new key is used.", Schemas.object(["used_from": Schemas.time])),
    problems: [.busy])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = ArgumentReader(try await call.object())
    let overlap = try arguments.integer("overlap") ?? AdoptServerKey.standardOverlap
    guard (0...AdoptServerKey.maximumOverlap).contains(overlap) else {
      throw arguments.wrong(
        "overlap", "must be a number of seconds from 0 to \(AdoptServerKey.maximumOverlap)")
    }
    let end: Timestamp
    do throws(ServerKeyRotationRefusal) {
      end = try await call.context.keyRotation.rotate(overlap: overlap)
    } catch {
      throw Problem(.busy, error.reason)
    }
    let entry = call.holder.entry(
      "server.key.rotate", "", AuditDetail(["overlap": .int(overlap), "from": .int(end.seconds)]))
    try await call.store.perform(Audited(Rotated(), on: .server) { _ in entry })
    return .json(["used_from": .int(end.seconds)])
  }
}

/// What the audit log is told of; the files were changed before.
private struct Rotated: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) {}
}
