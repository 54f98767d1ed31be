import HTTPTypes
import RestanteCore

/// Why the authorization page does not go on. It is shown to the user; the application hears
/// nothing of it, as in the original.
enum PageRefusal: Error, Sendable, Equatable {
  case unknownApplication
  case severalPortals
  case refused(GrantRefusal)
  case noWayBack
  case stateTooLong
  case staleForm
  case wrongChallenge
  case tooManyAttempts(seconds: Int64)
  case declined
  case tooLarge
  case unavailable

  var status: HTTPResponse.Status {
    switch self {
    case .unknownApplication, .severalPortals: .notFound
    case .refused: .forbidden
    case .noWayBack, .stateTooLong, .staleForm, .wrongChallenge: .badRequest
    case .tooManyAttempts: .tooManyRequests
    case .declined: .ok
    case .tooLarge: .contentTooLarge
    case .unavailable: .serviceUnavailable
    }
  }

  var title: String {
    switch self {
    case .unknownApplication: "Unknown application"
    case .severalPortals: "Which portal?"
    case .refused: "Not possible"
    case .noWayBack: "Cannot return to the application"
    case .stateTooLong, .tooLarge: "The request is too long"
    case .staleForm: "Please start again"
    case .wrongChallenge: "Invalid request"
    case .tooManyAttempts: "Too many attempts"
    case .declined: "Refused"
    case .unavailable: "Not available"
    }
  }

  var explanation: String {
    switch self {
    case .unknownApplication:
      "The address names an unknown application. Check its client_id."
    case .severalPortals:
      "Several portals have this application. Open this page at your portal's domain."
    case .refused(.portalClosed): "The portal is closed."
    case .refused(.notInstalled): "The application is not installed on the portal."
    case .refused(.paymentRequired): "The application requires payment."
    case .refused(.subscriptionEnded): "The application's subscription has ended."
    case .refused(.userNotAllowed): "You may not use this application. Ask an administrator."
    case .noWayBack:
      "The application has no registered return address. Its administrator must add one."
    case .stateTooLong: "The request of the application is too long."
    case .staleForm:
      "The form has expired or was already sent, or your browser did not send its cookie. Go "
        + "back to the application and start again."
    case .wrongChallenge:
      "The application's code_challenge must use the method S256."
    case .tooManyAttempts(let seconds):
      "Try again in \((seconds + 59) / 60) minutes."
    case .declined: "The application was not given access. You can close this page."
    case .tooLarge: "The form is too large."
    case .unavailable: "The server cannot do this now. Try again in a moment."
    }
  }
}
