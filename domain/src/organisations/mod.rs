//! Organisations: registered bodies, public bodies and informal groups, and who acts on their behalf.
