//! Pledges: "I can help", with time, skills, space, materials or translation.
