import RestanteCore
import RestanteREST

extension Refusal {
  /// What a reply of the wire refused; `nil` for most replies. Tokens whose time is over are none:
  /// clients exchange them all the time.
  init?(_ reply: RESTReply) {
    guard let error = reply.errorCode else { return nil }
    switch (error, reply.status) {
    case (_, 403): self.init(.permission, of: "call", error: error)
    case ("invalid_token", 401): self.init(.credential, of: "token", error: error)
    case ("INVALID_CREDENTIALS", 401): self.init(.credential, of: "webhook", error: error)
    default: return nil
    }
  }
}
